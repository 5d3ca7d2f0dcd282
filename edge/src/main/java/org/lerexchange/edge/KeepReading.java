package org.lerexchange.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServer;

/**
 * Keeps a reused connection from falling silent. Reactor Netty before 1.3.8 lays a request that comes before the one
 * ahead of it has ended into a queue; if the queued one is then answered before its body is taken from the queue - a
 * refusal, nearly always - nobody asks for the next read, and what the caller sends next is never seen
 * (reactor-netty 4347, 4361). So whenever a request has ended and no other runs, a read is asked for; one too
 * many does no harm. To go with Reactor Netty 1.3.8; {@code ReusedConnectionTest} says whether it may.
 */
final class KeepReading implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit(
                (observer, channel, remote) -> channel.pipeline().addFirst("ler.keepReading", new AfterEachRequest()));
    }

    /** The server tells itself by an event that a request has ended; the task runs after the one that empties its queue. */
    private static final class AfterEachRequest extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            context.executor().execute(() -> readIfIdle(context));
        }

        private static void readIfIdle(ChannelHandlerContext context) {
            if (context.channel().isActive() && ChannelOperations.get(context.channel()) == null) {
                context.channel().read();
            }
        }
    }
}
