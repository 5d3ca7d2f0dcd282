package org.lerexchange.messaging.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks one of the registry's addresses, and the next if that one fails; tells its refusals apart. */
final class RegistryHttp implements AutoCloseable {

    /** Enough to pass over a restart of one node; whoever waits for longer asks again. */
    static final int MINIMUM_ATTEMPTS = 3;

    /** Grows twofold with each attempt. */
    static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    /** The largest of our schemas is 12 KiB. */
    static final int LARGEST_ANSWER_BYTES = 1 << 20;

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int CONFLICT = 409;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<URI> urls;
    private final Optional<String> authorization;
    private final Duration answerTimeout;
    private final HttpClient client;
    private volatile int turn;

    RegistryHttp(CodecProperties properties) {
        this.urls = properties.urls();
        this.authorization = authorization(properties);
        this.answerTimeout = properties.answerTimeout();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .build();
    }

    /**
     * @param path begins with a slash
     * @param body none for a GET
     */
    JsonNode ask(String method, String path, @Nullable JsonNode body) {
        int attempts = Math.max(MINIMUM_ATTEMPTS, urls.size());
        RegistryUnavailable last = new RegistryUnavailable("the registry was not asked");
        for (int attempt = 0; attempt < attempts; attempt++) {
            pause(attempt);
            int mine = turn;
            try {
                HttpResponse<byte[]> response = client.send(request(method, path, body, mine), limited());
                if (!passes(response.statusCode())) {
                    return answer(response, method + " " + path);
                }
                last = new RegistryUnavailable("expected an answer to " + method + " " + path + ", but status "
                        + response.statusCode() + " came");
            } catch (IOException e) {
                last = new RegistryUnavailable("expected an answer to " + method + " " + path + ", but none came", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RegistryUnavailable("interrupted while asking " + method + " " + path, e);
            }
            turn = (mine + 1) % urls.size();
        }
        throw last;
    }

    private static HttpResponse.BodyHandler<byte[]> limited() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_BYTES);
    }

    private HttpRequest request(String method, String path, @Nullable JsonNode body, int turn) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(urls.get(turn) + path))
                .timeout(answerTimeout)
                .header("Accept", MEDIA_TYPE)
                .header("Content-Type", MEDIA_TYPE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static boolean passes(int status) {
        return status >= 500 || status == TOO_MANY_REQUESTS;
    }

    private static JsonNode answer(HttpResponse<byte[]> response, String question) {
        int status = response.statusCode();
        Optional<JsonNode> body = json(response.body());
        if (status == 200 && body.isPresent()) {
            return body.get();
        }
        int code = body.map(json -> json.path("error_code").asInt()).orElse(0);
        String message =
                "expected an answer to " + question + ", but status " + status + ", error code " + code + " came";
        if (code / 100 == 404) {
            throw new UnknownSchema(message);
        }
        if (status == CONFLICT || code == CONFLICT || code / 100 == 422) {
            throw new IncompatibleSchema(message);
        }
        // A proxy's page is not the registry's word: "could not tell" is never "no such schema".
        throw new RegistryUnavailable(message);
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(new String(body, StandardCharsets.UTF_8)))
                    .filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void pause(int attempt) {
        if (attempt == 0) {
            return;
        }
        try {
            Thread.sleep(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailable("interrupted between two attempts to ask the registry", e);
        }
    }

    private static Optional<String> authorization(CodecProperties properties) {
        Optional<String> bearer = properties.setting(CodecProperties.BEARER).map(token -> "Bearer " + token);
        return bearer.or(() -> properties
                .setting(CodecProperties.BASIC)
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
