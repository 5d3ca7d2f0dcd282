package org.lerexchange.local.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.local.parts.Part;

/** Trials S04, S07 and B04 at the doors of the running services. */
@Order(3)
class DoorsJourneyTest {

    @RegisterExtension
    private static final Journey JOURNEY = Journey.AT_THE_DOORS;

    /** A door of each service that any bearer of a good token may try. */
    private static final Map<Part, String> DOORS = Map.of(
            Part.ISSUER, "/state",
            Part.WALLET, "/state",
            Part.VERIFIER, "/state",
            Part.MATCHING, "/state");

    private static RSAKey providersKey() throws IOException, ParseException {
        return RSAKey.parse(Files.readString(JOURNEY.home().resolve("keys").resolve("identity.jwk")));
    }

    private static JWTClaimsSet.Builder good(Part part) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(JOURNEY.address(Part.IDENTITY).toString())
                .audience("ler-" + part.id())
                .subject("somebody")
                .claim("roles", List.of("operator"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    private static String signed(JWTClaimsSet claims, String type, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(type))
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static int asked(Part part, String token) {
        return JOURNEY.send(part, "GET", DOORS.getOrDefault(part, "/"), token, "application/json", "")
                .status();
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"ISSUER", "WALLET", "VERIFIER", "MATCHING"})
    void aTokenThatIsNotForThisServiceNowIsRefused(Part part) throws Exception {
        RSAKey key = providersKey();
        Instant now = Instant.now();
        Map<String, String> bad = Map.of(
                "issuer", signed(good(part).issuer("http://127.0.0.1:1").build(), "at+jwt", key),
                "audience", signed(good(part).audience("ler-other").build(), "at+jwt", key),
                "type", signed(good(part).build(), "JWT", key),
                "expired",
                        signed(
                                good(part)
                                        .expirationTime(Date.from(now.minusSeconds(120)))
                                        .build(),
                                "at+jwt",
                                key),
                "not yet",
                        signed(
                                good(part)
                                        .notBeforeTime(Date.from(now.plusSeconds(120)))
                                        .build(),
                                "at+jwt",
                                key),
                "another key",
                        signed(
                                good(part).build(),
                                "at+jwt",
                                new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate()),
                "no token", "");

        assertThat(asked(part, signed(good(part).build(), "at+jwt", key)))
                .as("a good one")
                .isEqualTo(200);
        bad.forEach((what, token) -> assertThat(asked(part, token)).as(what).isEqualTo(401));
    }

    /** Bodies that would do, were they left alone. */
    static Stream<Arguments> doorsWithABody() {
        return Stream.of(
                Arguments.of(
                        Part.ISSUER,
                        "POST /awards",
                        JourneyPeople.REGISTRAR,
                        "{\"awardId\":\"a\",\"achievement\":\"b\",\"email\":\"c@example.org\""),
                Arguments.of(
                        Part.ISSUER,
                        "PUT /achievements/none",
                        JourneyPeople.REGISTRAR,
                        "{\"name\":\"a\",\"description\":\"b\",\"criteria\":\"c\",\"achievementType\":\"Course\",\"alignments\":[]"),
                Arguments.of(
                        Part.ISSUER,
                        "PUT /institutions/none",
                        JourneyPeople.AGENCY,
                        "{\"name\":\"a\",\"kind\":\"institution\""),
                Arguments.of(Part.WALLET, "POST /wallets/claim", JourneyPeople.LEARNER, "{\"code\":\"a\""),
                Arguments.of(
                        Part.WALLET,
                        "POST /consents",
                        JourneyPeople.LEARNER,
                        "{\"purpose\":\"matching\",\"categories\":[],\"audience\":{\"kind\":\"regionEmployers\"},\"live\":true"),
                Arguments.of(Part.WALLET, "PUT /preferences", JourneyPeople.LEARNER, "{\"modes\":[\"remote\"]"),
                Arguments.of(
                        Part.VERIFIER,
                        "POST /trust",
                        JourneyPeople.AGENCY,
                        "{\"did\":\"did:web:x\",\"state\":\"accredited\",\"achievementTypes\":[]"),
                Arguments.of(
                        Part.VERIFIER,
                        "POST /credentials/verify",
                        JourneyPeople.AGENCY,
                        "{\"verifiableCredential\":{\"id\":\"urn:x\"}"),
                Arguments.of(
                        Part.MATCHING,
                        "PUT /jobs/none",
                        JourneyPeople.RECRUITER,
                        "{\"title\":\"a\",\"text\":\"b\",\"mode\":\"onSite\""));
    }

    private static Journey.Answer asked(Part part, String door, String person, String body) {
        String[] words = door.split(" ", 2);
        return JOURNEY.sendJson(part, words[0], words[1], person, body);
    }

    @ParameterizedTest
    @MethodSource("doorsWithABody")
    void aPropertyThatNobodyAskedForIsRefusedByName(Part part, String door, String person, String body) {
        List<String> taken = List.of("tenantId", "status", "verified", "roles", "_id", "_class", "outbox", "seq");
        for (String property : taken) {
            Journey.Answer answer = asked(part, door, person, body + ",\"" + property + "\":\"x\"}");

            assertThat(answer.status()).as(property).isEqualTo(400);
            assertThat(JOURNEY.read(answer).path("code").asString()).isEqualTo("json.unknown-property");
            assertThat(JOURNEY.read(answer).path("field").asString()).isEqualTo(property);
        }
    }

    @ParameterizedTest
    @MethodSource("doorsWithABody")
    void aNameThatStandsTwiceIsRefused(Part part, String door, String person, String body) {
        Journey.Answer answer = asked(part, door, person, body + "," + body.substring(1) + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JOURNEY.read(answer).path("code").asString()).isEqualTo("json.duplicate-key");
    }

    @Test
    void aCredentialWithTheIssuerTwiceIsRefusedAsSuch() {
        Journey.Answer answer = JOURNEY.sendJson(
                Part.VERIFIER,
                "POST",
                "/credentials/verify",
                JourneyPeople.AGENCY,
                "{\"verifiableCredential\":{\"issuer\":\"did:key:z1\",\"issuer\":\"did:key:z2\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(JOURNEY.read(answer).path("code").asString()).isEqualTo("json.duplicate-key");
    }
}
