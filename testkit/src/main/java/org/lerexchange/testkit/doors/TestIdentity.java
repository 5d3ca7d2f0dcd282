package org.lerexchange.testkit.doors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An identity provider on loopback whose tokens a service believes as it does in earnest. */
public final class TestIdentity implements AutoCloseable {

    private static final Duration VALID = Duration.ofHours(1);
    private static final String KEY = "doors";

    private final ECKey key;
    private final DisposableServer server;

    public TestIdentity() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID(KEY).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("expected a key", e);
        }
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get(
                                "/.well-known/openid-configuration",
                                (asked, answer) -> answer.header("Content-Type", "application/json")
                                        .sendString(Mono.fromSupplier(this::discovery)))
                        .get(
                                "/jwks",
                                (asked, answer) -> answer.header("Content-Type", "application/json")
                                        .sendString(Mono.fromSupplier(() -> new JWKSet(key.toPublicJWK()).toString()))))
                .bindNow();
    }

    /** What {@code ler.edge.identity.issuer-uri} shall be. */
    public String issuer() {
        return "http://127.0.0.1:" + server.port();
    }

    /** A token for a service, an hour from {@code since}; the e-mail is the subject's at {@code example.org}. */
    String token(String service, String subject, Optional<String> tenant, String role, Instant since) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("ler-" + service)
                .subject(subject)
                .issueTime(Date.from(since))
                .expirationTime(Date.from(since.plus(VALID)))
                .claim("roles", List.of(role))
                .claim("email", subject + "@example.org")
                .claim("email_verified", true);
        tenant.ifPresent(one -> claims.claim("tenant", one));
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID(KEY)
                            .build(),
                    claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("expected to sign", e);
        }
    }

    private String discovery() {
        ObjectNode found = JsonMapper.shared().createObjectNode();
        found.put("issuer", issuer()).put("jwks_uri", issuer() + "/jwks");
        found.put("authorization_endpoint", issuer() + "/authorize").put("token_endpoint", issuer() + "/token");
        found.putArray("response_types_supported").add("code");
        found.putArray("subject_types_supported").add("public");
        found.putArray("id_token_signing_alg_values_supported").add("ES256");
        return found.toString();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
