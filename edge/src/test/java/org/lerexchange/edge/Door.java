package org.lerexchange.edge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knocks at the toy service. */
record Door(int port, String token) {

    /** An answer that does not come is a failure, not a wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(posting(path, HttpRequest.BodyPublishers.ofString(body), headers));
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) {
        return send(posting(path, HttpRequest.BodyPublishers.ofByteArray(body), headers));
    }

    CompletableFuture<HttpResponse<String>> postLater(String path, String body, String... headers) {
        return CLIENT.sendAsync(
                posting(path, HttpRequest.BodyPublishers.ofString(body), headers),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest posting(String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(body);
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** On a connection that an earlier request has used, where one is left. */
    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("expected an answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString();
    }
}
