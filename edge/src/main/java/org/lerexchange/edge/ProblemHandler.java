package org.lerexchange.edge;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers every error as a {@link Problem}; what is our fault is logged under its error id and says no more outside. */
final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    /** Before Spring Boot's own handler of errors, which is at -1. */
    private static final int BEFORE_BOOT = -2;

    private final JsonMapper json;
    private final Supplier<String> errorIds;

    ProblemHandler(JsonMapper json, Supplier<String> errorIds) {
        this.json = json;
        this.errorIds = errorIds;
    }

    @Override
    public int getOrder() {
        return BEFORE_BOOT;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        String errorId = errorIds.get();
        Refusal refusal = Refusals.of(error).orElseGet(() -> ours(error, errorId));
        response.setStatusCode(HttpStatusCode.valueOf(refusal.status()));
        response.getHeaders().setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        response.getHeaders().setCacheControl("no-store");
        refusal.retryAfter()
                .ifPresent(after -> response.getHeaders()
                        .set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, after.toSeconds()))));
        if (refusal.status() == 401) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return write(response, Problem.of(refusal, errorId));
    }

    private Mono<Void> write(ServerHttpResponse response, Problem problem) {
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem))));
    }

    private static Refusal ours(Throwable error, String errorId) {
        LOG.error("answered 500, error id {}", errorId, error);
        return Refusal.of(500, "fault.ours", "expected to be able to answer, but could not; quote the error id");
    }
}
