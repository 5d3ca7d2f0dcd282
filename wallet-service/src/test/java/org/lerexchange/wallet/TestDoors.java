package org.lerexchange.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doors of a wallet service, as people use them; a person's token is their name. */
record TestDoors(int port) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer; what is in its body is told by a JSON pointer (RFC 6901). */
    record Answer(int status, JsonNode body) {

        String at(String pointer) {
            return body.at(pointer).asString();
        }
    }

    Answer get(String name, String path) {
        return answer(request(name, path).GET());
    }

    Answer post(String name, String path, Map<String, Object> body) {
        return answer(request(name, path).POST(json(body)));
    }

    Answer post(String name, String path, Map<String, Object> body, String idempotencyKey) {
        return answer(
                request(name, path).header("Idempotency-Key", idempotencyKey).POST(json(body)));
    }

    Answer put(String name, String path, Map<String, Object> body) {
        return answer(request(name, path).PUT(json(body)));
    }

    Answer delete(String name, String path) {
        return answer(request(name, path).DELETE());
    }

    Answer claim(String name, String code) {
        return post(name, "/wallets/claim", Map.of("code", code));
    }

    /** The id of a new consent to everything for every employer of the region. */
    String grant(String name, Map<String, Object> more) {
        Answer answer = post(name, "/consents", terms(more));
        assertThat(answer.status()).isEqualTo(201);
        return answer.at("/consentId");
    }

    static Map<String, Object> terms(Map<String, Object> more) {
        Map<String, Object> terms = new HashMap<>(more);
        terms.put("purpose", "matching");
        terms.put("categories", List.of());
        terms.put("audience", Map.of("kind", "regionEmployers"));
        terms.put("live", true);
        return terms;
    }

    private HttpRequest.Builder request(String name, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + name)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Map<String, Object> body) {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private static Answer answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException("expected an answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("expected an answer", e);
        }
    }
}
