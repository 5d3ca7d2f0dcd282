package org.lerexchange.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.sealing.PublicSealingKey;
import org.lerexchange.events.AudienceKind;
import org.lerexchange.events.ClaimedSkill;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentPurpose;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.events.IssuerChanged;
import org.lerexchange.events.IssuerKind;
import org.lerexchange.events.IssuerState;
import org.lerexchange.events.KeyPublished;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.PublishedKey;
import org.lerexchange.events.RetractionCause;
import org.lerexchange.events.RetractionState;
import org.lerexchange.events.TrustChanged;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.testkit.tokens.TestTokens;
import org.lerexchange.testkit.whole.StrangeHand;
import org.lerexchange.testkit.whole.Surroundings;
import org.lerexchange.verifier.checks.Samples;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole service over HTTP and the rail; the parts of issuer and wallet are played by the test. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = VerifierApplicationTest.Verifier.class)
class VerifierApplicationTest {

    private static final String AGENCY = TestTokens.token("somebody", "region", "agency.staff");
    private static final String RECRUITER = TestTokens.token("somebody", "acme", "employer.recruiter");
    private static final String SHARED = "urn:uuid:6b1f3d7e-77a2-4d0a-8d0e-9a27be2b6a09";
    private static final String PART = "consent-1:part-1";

    @LocalServerPort
    int port;

    @Autowired
    TestRail rail;

    static final class Verifier extends Surroundings {

        Verifier() {
            super("verifier", Topics.all());
            secrets("ler.keyring.master-key-file");
            // the day on which the sample is valid
            bean(Clock.class, Clock.fixed(Samples.NOW, ZoneOffset.UTC));
            bean(ReactiveJwtDecoder.class, new TestTokens());
        }
    }

    @BeforeEach
    void aCollegeOfTheRegionThatTheAgencyStandsBehind() {
        IssuerChanged college = new IssuerChanged(
                Samples.ISSUER,
                "lakeview",
                "Lakeview College",
                IssuerKind.INSTITUTION,
                Samples.DOCUMENT.toJson().toString(),
                IssuerState.ACTIVE);
        rail.say(Event.of(Topics.ISSUER_CHANGED, Samples.ISSUER, 1, Samples.NOW, college));
        post("/trust", AGENCY, """
            {"did": "%s", "state": "accredited", "achievementTypes": []}\
            """.formatted(Samples.ISSUER)).expectStatus().isOk();
        soon().untilAsserted(() -> verify(Samples.signed()).expectStatus().isOk());
    }

    @Test
    void aPresentationIsVerifiedAndItsClaimTakenBackWhenTheIssuerRevokes() {
        rail.say(shared());

        soon().untilAsserted(() -> assertThat(outcomes()).contains(VerificationOutcome.VERIFIED));
        PresentationVerified verified = verified().getFirst();
        assertThat(verified.getClaim().getSkills())
                .extracting(ClaimedSkill::getTargetUrl)
                .containsExactly("https://skills.example/forklift", "https://skills.example/loads");
        assertThat(verified.getClaim().getIssuerKind()).isEqualTo("institution");

        CredentialStatusChanged revoked = new CredentialStatusChanged(
                SHARED, Samples.ISSUER, CredentialStanding.REVOKED, "ISSUED_IN_ERROR", null, Samples.NOW);
        rail.say(Event.of(Topics.CREDENTIAL_STATUS_CHANGED, SHARED, 2, Samples.NOW, revoked));

        soon().untilAsserted(() ->
                assertThat(outcomes()).containsSubsequence(VerificationOutcome.VERIFIED, VerificationOutcome.REFUSED));
        assertThat(rail.all(Topics.CLAIM_RETRACTED)).anySatisfy(retracted -> {
            assertThat(retracted.getPartId()).isEqualTo("part-1");
            assertThat(retracted.getState()).isEqualTo(RetractionState.RETRACTED);
            assertThat(retracted.getCause()).isEqualTo(RetractionCause.REVOKED);
        });
        verify(credential(SHARED)).expectStatus().isBadRequest();
    }

    @Test
    void aCredentialInHandIsVerifiedAndWithOneByteAlteredItIsNot() {
        verify(Samples.signed())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.verified")
                .isEqualTo(true)
                .jsonPath("$.checks[?(@.check == 'trust')].outcome")
                .isEqualTo("passed");

        verify(Samples.signed().replace("Forklift operator", "Forklift operatos"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.verified")
                .isEqualTo(false)
                .jsonPath("$.checks[?(@.check == 'proof')].reason")
                .isEqualTo("signatureInvalid");
    }

    @Test
    void aBodyThatIsNoRequestOfThisDoorIsRefused() {
        post("/credentials/verify", RECRUITER, "{\"verifiableCredential\": \"text\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("json.mismatch");
        post("/credentials/verify", RECRUITER, "{\"verifiableCredential\": {}, \"verifiableCredential\": {}}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("json.duplicate-key");
        post("/credentials/verify", "", "{\"verifiableCredential\": {}}")
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void onlyAgenciesDecideWhomTheRegionTrusts() {
        int before = rail.all(Topics.TRUST_CHANGED).size();

        post("/trust", RECRUITER, """
            {"did": "%s", "state": "withdrawn", "achievementTypes": []}\
            """.formatted(Samples.ISSUER)).expectStatus().isForbidden();

        verify(Samples.signed()).expectStatus().isOk();
        assertThat(rail.all(Topics.TRUST_CHANGED).stream().map(TrustChanged::getDid))
                .hasSizeLessThanOrEqualTo(Math.max(before, 1));
    }

    @Test
    void operatorsSeeWhatTheReadModelsHold() {
        byte[] state = client(TestTokens.token("somebody", "region", "operator"))
                .get()
                .uri("/state")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();

        JsonObject models = StrictJson.object(new String(state, StandardCharsets.UTF_8));
        assertThat(models.keySet()).contains("verdicts");
    }

    @Test
    void whatIsWatchedIsRebuiltToTheSameAndWhatWasChangedBehindItsBackIsNot(@Autowired MongoClient store) {
        String id = "urn:uuid:0d7c2a51-8e0f-4c0b-9a52-7a2f1c6f0e11";
        CredentialStatusChanged suspended = new CredentialStatusChanged(
                id, Samples.ISSUER, CredentialStanding.SUSPENDED, "UNDER_REVIEW", null, Samples.NOW);
        rail.say(
                Event.of(Topics.CREDENTIAL_STATUS_CHANGED, id, 1, Samples.NOW, suspended),
                Event.of(Topics.CONSENT_CHANGED, "consent-9", 1, Samples.NOW, granted("consent-9")));
        StrangeHand credentials = StrangeHand.in(store, "verifier", "watch-credentials");
        StrangeHand consents = StrangeHand.in(store, "verifier", "watch-consents");
        soon().until(() -> credentials.finds(id) && consents.finds("consent-9"));

        JsonObject equal = replayed();
        credentials.change(
                id, credential -> credential.get("standing", Document.class).put("state", "IN_FORCE"));
        consents.change("consent-9", consent -> consent.put("over", true));
        JsonObject different = replayed();
        credentials.change(
                id, credential -> credential.get("standing", Document.class).put("state", "SUSPENDED"));
        consents.change("consent-9", consent -> consent.put("over", false));

        assertThat(states(equal))
                .isEqualTo(Map.of("trust.issuers", "equal", "watch.consents", "equal", "watch.standings", "equal"));
        assertThat(equal.getJsonArray("kept").toString()).isEqualTo("[\"trust\",\"verdicts\"]");
        assertThat(states(different))
                .isEqualTo(Map.of(
                        "trust.issuers", "equal", "watch.consents", "different", "watch.standings", "different"));
    }

    private static ConsentChanged granted(String consent) {
        return ConsentChanged.newBuilder()
                .setConsentId(consent)
                .setProfileId("profile-9")
                .setState(ConsentState.GRANTED)
                .setPurpose(ConsentPurpose.MATCHING)
                .setCategories(List.of())
                .setPartIds(List.of())
                .setAudienceKind(AudienceKind.REGION_EMPLOYERS)
                .setLive(true)
                .build();
    }

    private static Map<String, String> states(JsonObject replay) {
        return replay.getJsonArray("models").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(model -> model.getString("model"), model -> model.getString("state")));
    }

    private JsonObject replayed() {
        String operator = TestTokens.token("somebody", "region", "operator");
        post("/replay", operator, "").expectStatus().isAccepted();
        return soon().until(
                        () -> StrictJson.object(new String(
                                client(operator)
                                        .get()
                                        .uri("/replay")
                                        .exchange()
                                        .expectStatus()
                                        .isOk()
                                        .expectBody()
                                        .returnResult()
                                        .getResponseBodyContent(),
                                StandardCharsets.UTF_8)),
                        replay -> replay.getString("state").equals("done"));
    }

    private List<PresentationVerified> verified() {
        return rail.all(Topics.PRESENTATION_VERIFIED).stream()
                .filter(value -> value.getConsentId().equals("consent-1"))
                .toList();
    }

    private List<VerificationOutcome> outcomes() {
        return verified().stream().map(PresentationVerified::getOutcome).toList();
    }

    private static String credential(String id) {
        JsonObject unsigned = StrictJson.provider()
                .createObjectBuilder(Samples.unsigned(Samples.ISSUER))
                .add("id", id)
                .build();
        return Samples.signed(unsigned, Samples.ISSUER_KEY.as(Samples.METHOD));
    }

    private Event<PresentationShared> shared() {
        String presentation =
                Samples.presented(credential(SHARED), Samples.HOLDER, Samples.HOLDER_KEY, PART + ":1", Samples.DOMAIN);
        String sealed = PublicSealingKey.read(keyOfTheDay()).seal(presentation.getBytes(StandardCharsets.UTF_8));
        return Event.of(
                Topics.PRESENTATION_SHARED,
                PART,
                1,
                Samples.NOW,
                new PresentationShared("consent-1", "part-1", "profile-1", "verifier", sealed));
    }

    private String keyOfTheDay() {
        return soon().until(
                        () -> rail.all(Topics.KEY_PUBLISHED).stream()
                                .filter(said -> said.getService().equals("verifier"))
                                .map(KeyPublished::getKeys)
                                .flatMap(List::stream)
                                .filter(key -> !key.getNotBefore().isAfter(Samples.NOW)
                                        && key.getNotAfter().isAfter(Samples.NOW))
                                .map(PublishedKey::getJwk)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private WebTestClient.ResponseSpec verify(String credential) {
        return post("/credentials/verify", RECRUITER, "{\"verifiableCredential\": %s}".formatted(credential));
    }

    private WebTestClient.ResponseSpec post(String path, String token, String body) {
        return client(token)
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient client(String token) {
        WebTestClient.Builder client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20));
        return token.isEmpty()
                ? client.build()
                : client.defaultHeaders(headers -> headers.setBearerAuth(token)).build();
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
