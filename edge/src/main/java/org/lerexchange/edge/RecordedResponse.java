package org.lerexchange.edge;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response that is kept before it is sent. One that streams is not kept. */
final class RecordedResponse extends ServerHttpResponseDecorator {

    private final long limit;
    private final Function<StoredAnswer, Mono<Void>> settle;
    private final Mono<Void> forget;
    private final AtomicBoolean settled = new AtomicBoolean();

    RecordedResponse(
            ServerHttpResponse response, long limit, Function<StoredAnswer, Mono<Void>> settle, Mono<Void> forget) {
        super(response);
        this.limit = limit;
        this.settle = settle;
        this.forget = forget;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return IdempotencyFilter.bytes(Flux.from(body))
                .flatMap(bytes -> settle(bytes)
                        .then(Mono.defer(() -> getDelegate()
                                .writeWith(
                                        Mono.fromSupplier(() -> bufferFactory().wrap(bytes))))));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        settled.set(true);
        return forget.then(Mono.defer(() -> getDelegate().writeAndFlushWith(body)));
    }

    /** For an answer without a body. */
    Mono<Void> settleIfEmpty() {
        return settled.get() ? Mono.empty() : settle(new byte[0]);
    }

    private Mono<Void> settle(byte[] body) {
        settled.set(true);
        HttpStatusCode status = getStatusCode();
        return settle.apply(StoredAnswer.of(status == null ? 200 : status.value(), getHeaders(), body, limit));
    }
}
