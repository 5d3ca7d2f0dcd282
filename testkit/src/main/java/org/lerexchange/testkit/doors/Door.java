package org.lerexchange.testkit.doors;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knocks at a service on this port, on connections that are used again, as callers do. */
final class Door {

    /** An answer that does not come is a failure, not a wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int port;

    Door(int port) {
        this.port = port;
    }

    /**
     * What is asked.
     *
     * @param token empty for none
     * @param type of the body; empty for none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Ask(String method, String path, String token, String type, byte[] body) {

        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            return method + ' ' + path + ' ' + type + ' ' + text.substring(0, Math.min(200, text.length()));
        }
    }

    /**
     * What came; of a stream only that it began.
     *
     * @param headers all but the time, each as {@code name: value}, sorted
     */
    record Answer(int status, String type, List<String> headers, String text) {

        boolean isRefusal() {
            return status >= 400;
        }

        JsonNode json() {
            try {
                return JsonMapper.shared().readTree(text.isEmpty() ? "{}" : text);
            } catch (JacksonException e) {
                return JsonMapper.shared().createObjectNode();
            }
        }

        String code() {
            return json().path("code").asString("");
        }

        /** {@code in}, or status and code. */
        String inBrief() {
            return isRefusal() ? (status + " " + code()).strip() : RoleTable.IN;
        }
    }

    Answer send(Ask ask) {
        return send(ask, Map.of());
    }

    /** The same, with more headers. */
    Answer send(Ask ask, Map<String, String> more) {
        HttpClient.RequestSender request = HttpClient.create()
                .host("127.0.0.1")
                .port(port)
                .responseTimeout(PATIENCE)
                .headers(headers -> head(headers, ask, more))
                .request(HttpMethod.valueOf(ask.method()))
                .uri(ask.path());
        HttpClient.ResponseReceiver<?> answer =
                ask.body().length == 0 ? request : request.send(ByteBufFlux.fromInbound(Mono.just(ask.body())));
        try {
            return answer.response(Door::read).single().blockOptional(PATIENCE).orElseThrow();
        } catch (RuntimeException e) {
            throw new IllegalStateException("expected an answer to " + ask, e);
        }
    }

    private static void head(HttpHeaders headers, Ask ask, Map<String, String> more) {
        more.forEach(headers::set);
        if (!ask.token().isEmpty()) {
            headers.set("Authorization", "Bearer " + ask.token());
        }
        if (!ask.type().isEmpty()) {
            headers.set("Content-Type", ask.type());
        }
        if (ask.body().length > 0) {
            headers.set("Content-Length", ask.body().length);
        }
    }

    private static Mono<Answer> read(HttpClientResponse response, ByteBufFlux body) {
        String type = response.responseHeaders().get("Content-Type", "");
        int status = response.status().code();
        List<String> headers = headers(response);
        return type.startsWith("text/event-stream")
                ? Mono.just(new Answer(status, type, headers, ""))
                : body.aggregate()
                        .asString(StandardCharsets.UTF_8)
                        .defaultIfEmpty("")
                        .map(text -> new Answer(status, type, headers, text));
    }

    private static List<String> headers(HttpClientResponse response) {
        return response.responseHeaders().entries().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Date"))
                .map(header -> header.getKey().toLowerCase(Locale.ROOT) + ": " + header.getValue())
                .sorted()
                .toList();
    }
}
