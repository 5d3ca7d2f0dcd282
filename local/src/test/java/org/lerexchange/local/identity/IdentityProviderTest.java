package org.lerexchange.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.local.People;
import org.lerexchange.local.Person;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.parts.Secrets;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class IdentityProviderTest {

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext provider;
    private static URI issuer;
    private static Path peopleSecret;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        int port = Ports.free().of(Part.IDENTITY);
        issuer = URI.create("http://127.0.0.1:" + port);
        LerHome home = new LerHome(folder);
        peopleSecret = new Secrets(home, new SecureRandom()).people();
        SpringApplication application = new SpringApplication(IdentityProvider.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.port", port,
                "ler.identity.issuer", issuer.toString(),
                "ler.identity.people-secret", peopleSecret.toString(),
                "ler.identity.signing-key", home.key("identity.jwk").toString()));
        provider = application.run();
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void tokenSaysWhoThePersonIsAndWhichServicesItIsFor() throws Exception {
        Person learner = learner();

        SignedJWT token = SignedJWT.parse(token(learner.person(), Secrets.ofPerson(peopleSecret, learner.person())));

        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(token.getHeader().getType()).hasToString("at+jwt");
        assertThat(claims.getIssuer()).isEqualTo(issuer.toString());
        assertThat(claims.getSubject()).isEqualTo(learner.person());
        assertThat(claims.getAudience()).contains("ler-wallet");
        assertThat(claims.getStringListClaim("roles")).containsExactlyElementsOf(learner.roles());
        assertThat(claims.getStringClaim("email")).isEqualTo(learner.email());
        assertThat(claims.getBooleanClaim("email_verified")).isTrue();
        assertThat(claims.getClaim("tenant")).isNull();
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(55)),
                        Instant.now().plus(Duration.ofMinutes(61)));
    }

    @Test
    void tokenVerifiesUnderThePublishedKeys() throws Exception {
        Person learner = learner();
        SignedJWT token = SignedJWT.parse(token(learner.person(), Secrets.ofPerson(peopleSecret, learner.person())));

        JWKSet keys = JWKSet.parse(get("/oauth2/jwks"));
        JWSVerifier verifier = new RSASSAVerifier(
                keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey());

        assertThat(token.verify(verifier)).isTrue();
        assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());
    }

    @Test
    void wrongSecretGetsNoToken() throws Exception {
        assertThat(asked(learner().person(), "guess").statusCode()).isEqualTo(401);
    }

    @Test
    void discoveryNamesTheIssuerAsItsTokensDo() throws Exception {
        assertThat(new JsonMapper()
                        .readTree(get("/.well-known/openid-configuration"))
                        .get("issuer")
                        .asString())
                .isEqualTo(issuer.toString());
    }

    private static Person learner() {
        return People.ofTheRegion().all().stream()
                .filter(person -> person.roles().contains("learner"))
                .findFirst()
                .orElseThrow();
    }

    private String token(String person, String secret) throws Exception {
        return new JsonMapper()
                .readTree(asked(person, secret).body())
                .get("access_token")
                .asString();
    }

    private HttpResponse<String> asked(String person, String secret) throws Exception {
        String basic = Base64.getEncoder().encodeToString((person + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(issuer.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
