package org.lerexchange.edge;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * No request body above the limit of its route: refused unread where its length is declared, else at the first byte too
 * many. Packed bodies are refused, so that none can grow behind the count.
 */
final class BodyLimitFilter implements WebFilter, Ordered {

    private final long usual;
    private final Map<PathPattern, Long> routes;

    BodyLimitFilter(EdgeProperties.Limits limits) {
        usual = limits.body().toBytes();
        routes = limits.routes().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        route -> PathPatternParser.defaultInstance.parse(route.getKey()),
                        route -> route.getValue().toBytes()));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        long limit = limit(request.getPath().pathWithinApplication());
        if (request.getHeaders().getContentLength() > limit) {
            return Mono.error(tooLarge(limit));
        }
        String packed = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        if (packed != null && !packed.equalsIgnoreCase("identity")) {
            return Mono.error(Refusal.of(415, "body.packed", "expected a body without a content encoding"));
        }
        return chain.filter(
                exchange.mutate().request(new Counted(request, limit)).build());
    }

    private long limit(PathContainer path) {
        return routes.entrySet().stream()
                .filter(route -> route.getKey().matches(path))
                .mapToLong(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }

    static Refusal tooLarge(long limit) {
        return Refusal.of(413, "body.too-large", "expected a body of at most " + limit + " bytes, but it is larger");
    }

    /**
     * A request whose body ends with a refusal at the first byte too many. It is handed on in memory of its own, and the
     * server's is given back here, once: of a body that is refused on its way, every operator that drops what it holds
     * would give back the server's again, and with it what another request holds.
     */
    private static final class Counted extends ServerHttpRequestDecorator {

        private final long limit;
        private final AtomicLong seen = new AtomicLong();

        Counted(ServerHttpRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().handle(this::count);
        }

        private void count(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
            byte[] bytes = IdempotencyFilter.drain(buffer);
            if (seen.addAndGet(bytes.length) > limit) {
                sink.error(tooLarge(limit));
            } else {
                sink.next(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
            }
        }
    }
}
