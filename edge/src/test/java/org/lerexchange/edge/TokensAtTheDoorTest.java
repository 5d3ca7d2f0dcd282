package org.lerexchange.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Trials S01, S02, S04; DESIGN §6. */
@DoorTest
class TokensAtTheDoorTest {

    private final IdentityProvider identity;
    private final int port;

    TokensAtTheDoorTest(@Autowired IdentityProvider identity, @LocalServerPort int port) {
        this.identity = identity;
        this.port = port;
    }

    @Test
    void aTokenOfOursSaysWhoIsCalling() {
        String token = identity.signed(
                "at+jwt",
                claims -> claims.claim("tenant", "toy-college")
                        .claim("roles", List.of("institution.staff", "wizard"))
                        .claim("email", "ada@toy.example")
                        .claim("email_verified", true));

        HttpResponse<String> answer = new Door(port, token).get("/whoami");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Door.json(answer).toString())
                .contains("toy-person", "toy-college", "INSTITUTION_STAFF", "ada@toy.example")
                .doesNotContain("wizard");
    }

    @Test
    void anEmailThatIsNotVerifiedIsNone() {
        String token = identity.signed("at+jwt", claims -> claims.claim("email", "ada@toy.example"));

        assertThat(new Door(port, token).get("/whoami").body()).doesNotContain("ada@toy.example");
    }

    @Test
    void everyTokenThatIsNotOursIsRefused() {
        Instant now = Instant.now();
        Map<String, String> tokens = new TreeMap<>();
        tokens.put("wrong issuer", signed(claims -> claims.issuer("https://elsewhere.example")));
        tokens.put("wrong audience", signed(claims -> claims.audience("ler-wallet")));
        tokens.put("no audience", signed(claims -> claims.audience((String) null)));
        tokens.put("expired", signed(claims -> claims.expirationTime(Date.from(now.minusSeconds(120)))));
        tokens.put("never expires", signed(claims -> claims.expirationTime(null)));
        tokens.put("not yet", signed(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(120)))));
        tokens.put("no subject", signed(claims -> claims.subject(null)));
        tokens.put("an id token", identity.signed("JWT", same -> same));
        tokens.put("algorithm none", identity.unsigned());
        tokens.put("public key as secret", identity.signedWithThePublicKeyAsSecret());
        tokens.put("altered", identity.token("operator").replaceFirst("\\.[^.]{5}", ".AAAAA"));
        tokens.put("no token at all", "rubbish");

        tokens.forEach((name, token) -> {
            HttpResponse<String> answer = new Door(port, token).get("/whoami");
            assertThat(answer.statusCode()).as(name).isEqualTo(401);
            assertThat(Door.code(answer)).as(name).isEqualTo("token.refused");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).as(name).contains("Bearer");
        });
    }

    @Test
    void clocksMayBeApartByLessThanTheSkew() {
        Instant now = Instant.now();
        String token = signed(claims -> claims.issueTime(Date.from(now.minusSeconds(300)))
                .expirationTime(Date.from(now.minusSeconds(30)))
                .notBeforeTime(Date.from(now.minusSeconds(300))));

        assertThat(new Door(port, token).get("/whoami").statusCode()).isEqualTo(200);
    }

    @Test
    void everythingAsksForATokenExceptWhatIsPublic() {
        Door nobody = new Door(port, "");

        assertThat(nobody.get("/open/hello").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/whoami").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/actuator/env").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/nowhere").statusCode()).isEqualTo(401);
        assertThat(Door.code(nobody.get("/whoami"))).isEqualTo("token.missing");
    }

    @Test
    void aMissingRoleIs403AndAnotherTenantsObjectIs404() {
        Door learner = new Door(port, identity.token("learner"));
        Door staff = new Door(port, identity.token("institution.staff"));

        assertThat(learner.get("/staff").statusCode()).isEqualTo(403);
        assertThat(Door.code(learner.get("/staff"))).isEqualTo("role.missing");
        assertThat(staff.get("/staff").statusCode()).isEqualTo(200);
        assertThat(staff.get("/tenants/toy-college/things").statusCode()).isEqualTo(200);
        assertThat(staff.get("/tenants/other-college/things").statusCode()).isEqualTo(404);
    }

    @Test
    void theStateOfReadModelsIsForOperators() {
        HttpResponse<String> answer = new Door(port, identity.token("operator")).get("/state");

        assertThat(Door.json(answer).at("/toys/storyDigest").asString()).isEqualTo("digest-of-the-story");
        assertThat(Door.json(answer).at("/toys/count").asLong()).isEqualTo(3);
        assertThat(new Door(port, identity.token("agency.staff")).get("/state").statusCode())
                .isEqualTo(403);
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return identity.signed("at+jwt", change);
    }
}
