package org.lerexchange.docstore;

import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One driver's connection: hands each command over and writes the answer when it comes. The old form of request, which
 * drivers use for their first handshake only, stays with the library.
 */
final class WireHandler extends MongoDatabaseHandler {

    private final AtomicInteger answered = new AtomicInteger();
    private final Commands commands;
    private final ChannelGroup clients;

    WireHandler(Commands commands, ChannelGroup clients) {
        super(commands.backend(), clients);
        this.commands = commands;
        this.clients = clients;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        clients.add(context.channel());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        commands.forget(context.channel());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // A client that has gone is no fault: its channel is forgotten.
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        if (request instanceof MongoMessage message) {
            commands.run(message, reply -> {
                MessageHeader header = new MessageHeader(
                        answered.incrementAndGet(), message.getHeader().getRequestID());
                context.writeAndFlush(new MongoMessage(message.getChannel(), header, reply), context.voidPromise());
            });
        } else {
            commands.run(() -> super.channelRead0(context, request));
        }
    }
}
