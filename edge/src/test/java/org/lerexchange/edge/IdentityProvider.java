package org.lerexchange.edge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** A provider of tokens on loopback: a discovery document, one RSA key, and tokens as good or bad as a test asks. */
final class IdentityProvider implements AutoCloseable {

    private final RSAKey key;
    private final DisposableServer server;

    IdentityProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("toy").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("expected an RSA key", e);
        }
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get(
                                "/.well-known/openid-configuration",
                                (request, response) -> response.header("Content-Type", "application/json")
                                        .sendString(Mono.fromSupplier(this::discovery)))
                        .get(
                                "/jwks",
                                (request, response) -> response.header("Content-Type", "application/json")
                                        .sendString(Mono.fromSupplier(() -> new JWKSet(key.toPublicJWK()).toString()))))
                .bindNow();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.port();
    }

    String token(String... roles) {
        return token("toy-college", List.of(roles));
    }

    String token(String tenant, List<String> roles) {
        return signed("at+jwt", claims -> claims.claim("tenant", tenant).claim("roles", roles));
    }

    String signed(String type, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            SignedJWT token = new SignedJWT(header(JWSAlgorithm.RS256, type), claims(change));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("expected to sign", e);
        }
    }

    String signedWithThePublicKeyAsSecret() {
        try {
            SignedJWT token = new SignedJWT(header(JWSAlgorithm.HS256, "at+jwt"), claims(same -> same));
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("expected to sign", e);
        }
    }

    String unsigned() {
        return new PlainJWT(claims(same -> same)).serialize();
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String type) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(type))
                .keyID("toy")
                .build();
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience("ler-toy")
                        .subject("toy-person")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300))))
                .build();
    }

    private String discovery() {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "issuer", issuer(),
                        "jwks_uri", issuer() + "/jwks",
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "response_types_supported", List.of("code"),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
