package org.lerexchange.local.compose.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tokens of the demo realm's people, from any OpenID provider: its token endpoint is found by discovery, and every person
 * is a client (RFC 6749, section 4.4). All of them have the one secret in the file.
 */
final class DemoTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A token that ends sooner than this is fetched anew. */
    private static final Duration RESERVE = Duration.ofMinutes(5);

    private static final int OK = 200;

    private final URI issuer;
    private final Path secret;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Token> kept = new ConcurrentHashMap<>();

    private record Token(String value, Instant until) {

        boolean lasts() {
            return until.isAfter(Instant.now().plus(RESERVE));
        }
    }

    DemoTokens(URI issuer, Path secret) {
        this.issuer = issuer;
        this.secret = secret;
    }

    String of(String person) {
        return kept.compute(person, (name, token) -> token != null && token.lasts() ? token : fetched(name))
                .value();
    }

    private Token fetched(String person) {
        JsonNode provider = answer(HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
        JsonNode token = answer(HttpRequest.newBuilder(
                        URI.create(provider.path("token_endpoint").asString("")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + credentials(person))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        Instant until = Instant.now().plusSeconds(token.path("expires_in").asLong(0));
        return new Token(token.path("access_token").asString(""), until);
    }

    private String credentials(String person) {
        try {
            String both = person + ":" + Files.readString(secret).strip();
            return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + secret, e);
        }
    }

    private JsonNode answer(HttpRequest.Builder question) {
        HttpRequest request = question.timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IllegalStateException(
                        "expected 200 from " + request.uri() + ", but " + response.statusCode() + " came");
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the identity provider does not answer at " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + request.uri(), e);
        }
    }
}
