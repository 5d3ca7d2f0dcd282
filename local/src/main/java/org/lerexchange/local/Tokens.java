package org.lerexchange.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lerexchange.local.parts.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches demo people's tokens from the identity provider, as any client would (RFC 6749, section 4.4). */
final class Tokens {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A token that ends sooner than this is fetched anew. */
    private static final Duration RESERVE = Duration.ofMinutes(5);

    private static final int OK = 200;

    private final URI identity;
    private final Path secret;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Token> kept = new ConcurrentHashMap<>();

    private record Token(String value, Instant until) {}

    Tokens(URI identity, Path secret) {
        this.identity = identity;
        this.secret = secret;
    }

    String of(String person) {
        return kept.compute(
                        person,
                        (name, token) -> token != null
                                        && token.until().isAfter(Instant.now().plus(RESERVE))
                                ? token
                                : fetched(name))
                .value();
    }

    private Token fetched(String person) {
        String credentials = person + ":" + Secrets.ofPerson(secret, person);
        HttpRequest request = HttpRequest.newBuilder(identity.resolve("/oauth2/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IllegalStateException("expected a token for " + person
                        + ", but the identity provider answered " + response.statusCode());
            }
            JsonNode answer = json.readTree(response.body());
            Instant until = Instant.now().plusSeconds(answer.get("expires_in").asLong());
            return new Token(answer.get("access_token").asString(), until);
        } catch (IOException e) {
            throw new UncheckedIOException("the identity provider does not answer at " + identity, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a token", e);
        }
    }
}
