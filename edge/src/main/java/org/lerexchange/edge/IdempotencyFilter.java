package org.lerexchange.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.util.retry.Retry;

/**
 * {@code Idempotency-Key} on POST: the first request does it, every repeat gets the first one's status and body again.
 * Another body under the same key is 422; while the first still runs a repeat waits a little, then is told 409 with
 * Retry-After. An answer of 2xx or 4xx is kept before it is sent; a fault is forgotten, so that the caller may try again.
 */
final class IdempotencyFilter implements WebFilter, Ordered {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);
    private static final String RUNNING = "idempotency.running";

    private final Optional<IdempotencyKeys> keys;
    private final EdgeProperties.Limits limits;
    private final ProblemHandler problems;

    IdempotencyFilter(Optional<IdempotencyKeys> keys, EdgeProperties.Limits limits, ProblemHandler problems) {
        this.keys = keys;
        this.limits = limits;
        this.problems = problems;
    }

    /** After Spring Security, which is at -100 and says who is calling. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<String> named = exchange.getRequest().getHeaders().getOrEmpty(HEADER);
        if (named.isEmpty() || !HttpMethod.POST.equals(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .map(JwtAuthenticationToken::getName)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(caller -> caller.map(subject -> once(exchange, chain, subject, key(named)))
                        .orElseGet(() -> chain.filter(exchange)));
    }

    private static String key(List<String> named) {
        if (named.size() != 1 || !KEY.matcher(named.getFirst()).matches()) {
            throw Refusal.badRequest(
                            "idempotency.malformed-key", "expected one key of 1 to 128 visible ASCII characters")
                    .at(HEADER);
        }
        return named.getFirst();
    }

    private Mono<Void> once(ServerWebExchange exchange, WebFilterChain chain, String subject, String key) {
        IdempotencyKeys kept = keys.orElseThrow(
                () -> Refusal.badRequest("idempotency.not-kept", "this service keeps no idempotency keys")
                        .at(HEADER));
        ServerHttpRequest request = exchange.getRequest();
        String id = digest(String.join(
                        "\n",
                        subject,
                        request.getMethod().name(),
                        request.getURI().getRawPath(),
                        key)
                .getBytes(StandardCharsets.UTF_8));
        return bytes(request.getBody())
                .flatMap(body -> claimOrWait(kept, id, digest(body))
                        .flatMap(claim -> act(claim, exchange, chain, new Attempt(kept, id, body))));
    }

    /** Never compared; the bytes are handed on once. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Attempt(IdempotencyKeys keys, String id, byte[] body) {}

    private Mono<IdempotencyKeys.Claim> claimOrWait(IdempotencyKeys kept, String id, String digest) {
        return Mono.defer(() -> kept.claim(id, digest))
                .handle((IdempotencyKeys.Claim claim, SynchronousSink<IdempotencyKeys.Claim> sink) -> {
                    if (claim instanceof IdempotencyKeys.Claim.Running) {
                        sink.error(Refusal.conflict(RUNNING, "expected the first request with this key to have ended")
                                .again(COME_AGAIN));
                    } else {
                        sink.next(claim);
                    }
                })
                .retryWhen(Retry.fixedDelay(limits.idempotencyWait().dividedBy(POLL), POLL)
                        .filter(error -> error instanceof Refusal refusal
                                && refusal.code().equals(RUNNING))
                        .onRetryExhaustedThrow((waiting, last) -> last.failure()));
    }

    private Mono<Void> act(
            IdempotencyKeys.Claim claim, ServerWebExchange exchange, WebFilterChain chain, Attempt attempt) {
        return switch (claim) {
            case IdempotencyKeys.Claim.Mine(String ticket) -> first(exchange, chain, attempt, ticket);
            case IdempotencyKeys.Claim.Answered(StoredAnswer answer) -> again(exchange.getResponse(), answer);
            case IdempotencyKeys.Claim.OtherRequest() ->
                Mono.error(Refusal.unprocessable(
                                "idempotency.other-request",
                                "expected the same body as the first request with this key")
                        .at(HEADER));
            case IdempotencyKeys.Claim.Running() -> throw new IllegalStateException("running is waited for");
        };
    }

    private Mono<Void> first(ServerWebExchange exchange, WebFilterChain chain, Attempt attempt, String ticket) {
        IdempotencyKeys kept = attempt.keys();
        RecordedResponse response = new RecordedResponse(
                exchange.getResponse(),
                limits.idempotencyAnswer().toBytes(),
                answer -> answer.isLasting()
                        ? kept.keep(attempt.id(), ticket, answer).then()
                        : kept.forget(attempt.id(), ticket).then(),
                kept.forget(attempt.id(), ticket).then());
        ServerWebExchange recorded = exchange.mutate()
                .request(new ReplayedRequest(exchange.getRequest(), exchange.getResponse(), attempt.body()))
                .response(response)
                .build();
        return chain.filter(recorded)
                .onErrorResume(error -> problems.handle(recorded, error))
                .then(Mono.defer(response::settleIfEmpty));
    }

    private static Mono<Void> again(ServerHttpResponse response, StoredAnswer answer) {
        if (!answer.whole()) {
            return Mono.error(Refusal.conflict(
                    "idempotency.answer-too-large", "the request was done; its answer was too large to be kept"));
        }
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        answer.headers().forEach(response.getHeaders()::set);
        response.getHeaders().set(REPLAYED, "true");
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(answer.bytes())));
    }

    static Mono<byte[]> bytes(Flux<? extends DataBuffer> body) {
        return DataBufferUtils.join(body).map(IdempotencyFilter::drain).defaultIfEmpty(new byte[0]);
    }

    /** What it holds; it is given back. */
    static byte[] drain(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a Java platform with SHA-256", e);
        }
    }

    /** The request with its body as it was read for the digest. */
    private static final class ReplayedRequest extends ServerHttpRequestDecorator {

        private final ServerHttpResponse response;
        private final byte[] body;

        ReplayedRequest(ServerHttpRequest request, ServerHttpResponse response, byte[] body) {
            super(request);
            this.response = response;
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body.length == 0
                    ? Flux.empty()
                    : Flux.just(response.bufferFactory().wrap(body));
        }
    }
}
