package org.lerexchange.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.did.DidDocument;
import org.lerexchange.credentials.did.DidDocuments;
import org.lerexchange.credentials.did.DidResolver;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.proofs.CheckResult;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.Expectation;
import org.lerexchange.credentials.sealing.Opened;
import org.lerexchange.credentials.sealing.SealingKey;
import org.lerexchange.credentials.status.Standing;
import org.lerexchange.credentials.status.StatusEntry;
import org.lerexchange.credentials.status.StatusListCredential;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.events.CredentialIssued;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.HolderState;
import org.lerexchange.events.KeyPublished;
import org.lerexchange.events.PublishedKey;
import org.lerexchange.keyring.Email;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.testkit.tokens.TestTokens;
import org.lerexchange.testkit.whole.StrangeHand;
import org.lerexchange.testkit.whole.Surroundings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The whole service over HTTP and the rail; the wallet's part is played by the test. Shares the service with
 * {@link PartnersTest}, whose institutions and people are others.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = IssuerApplicationTest.Issuer.class)
class IssuerApplicationTest {

    private static final String PUBLIC = "http://issuer.example:8081";
    private static final String DID = "did:web:issuer.example%3A8081:institutions:riverside-college";
    private static final String STAFF = TestTokens.token("somebody", "riverside-college", "institution.staff");
    private static final String OTHERS = TestTokens.token("somebody", "lakeview", "institution.staff");
    private static final String AGENCY = TestTokens.token("somebody", "region", "agency.staff");
    private static final String HOLDER = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";

    private static final SealingKey WALLET = SealingKey.generate("wallet:today");

    @LocalServerPort
    int port;

    @Autowired
    TestRail rail;

    @Autowired
    RecipientRefs refs;

    static final class Issuer extends Surroundings {

        Issuer() {
            super("issuer", PartnersTest.topics());
            secrets("ler.keyring.master-key-file", "ler.keyring.region-secret-file");
            property("ler.public-url", PUBLIC);
            bean(ReactiveJwtDecoder.class, new TestTokens());
        }
    }

    @BeforeEach
    void anInstitutionWithAnAchievementAndAWalletThatCanBeSealedTo() {
        Instant now = Instant.now();
        KeyPublished keys = new KeyPublished(
                "wallet",
                List.of(new PublishedKey(
                        "wallet:today",
                        WALLET.publicKey().toJwk(),
                        now.minus(Duration.ofDays(1)),
                        now.plus(Duration.ofDays(1)))));
        rail.say(Event.of(Topics.KEY_PUBLISHED, "wallet", 1, now, keys));
        put("/institutions/riverside-college", AGENCY, """
            {"name": "Riverside College", "kind": "institution"}\
            """);
        put("/achievements/forklift", STAFF, """
            {"name": "Forklift licence", "description": "Drives a counterbalance truck",
             "criteria": "Passed the practical test", "achievementType": "License",
             "alignments": [{"targetName": "Forklift driving", "targetUrl": "https://skills.example/forklift"}]}\
            """);
    }

    @Test
    void anAwardWaitsForItsPersonThenBecomesACredentialThatVerifiesAndCanBeRevoked() {
        post("/awards", STAFF, award("a-1", "ana@example.org")).expectStatus().isAccepted();
        soon().untilAsserted(() -> assertThat(rail.all(Topics.AWARD_RECORDED))
                .extracting(AwardRecorded::getAwardId)
                .contains("a-1"));
        JsonObject waiting = settled("a-1", "waiting");
        assertThat(waiting.getString("claimCode")).hasSize(16);

        SealingKey holder = SealingKey.generate("ana");
        rail.say(registered("ana@example.org", holder));

        JsonObject issued = settled("a-1", "issued");
        CredentialIssued event = soon().until(
                        () -> rail.all(Topics.CREDENTIAL_ISSUED).stream()
                                .filter(one -> one.getCredentialId().equals(issued.getString("credentialId")))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        String credential = opened(holder, event.getCredential());
        assertThat(verified(credential)).isEqualTo(new CheckResult.Passed());
        assertThat(StrictJson.object(credential)
                        .getJsonObject("credentialSubject")
                        .getString("id"))
                .isEqualTo(HOLDER);
        assertThat(standing(credential)).isEqualTo(new Standing.Clear());

        post("/awards/a-1/status", STAFF, """
            {"standing": "revoked", "reason": "ISSUED_IN_ERROR"}\
            """)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.standing")
                .isEqualTo("revoked");

        assertThat(standing(credential)).isEqualTo(new Standing.Raised());
        soon().untilAsserted(() -> assertThat(rail.all(Topics.CREDENTIAL_STATUS_CHANGED))
                .anySatisfy(changed -> {
                    assertThat(changed.getCredentialId()).isEqualTo(issued.getString("credentialId"));
                    assertThat(changed.getStanding()).isEqualTo(CredentialStanding.REVOKED);
                }));
        settled("a-1", "revoked");
    }

    @Test
    void theRailIsToldWhoAnInstitutionIsByTheDocumentThatEverybodyCanRead() {
        String document = TestDoors.body(get("/institutions/riverside-college/did.json", ""));

        assertThat(DidDocument.read(StrictJson.object(document), DID)).isPresent();
        soon().untilAsserted(() -> assertThat(rail.all(Topics.ISSUER_CHANGED))
                .filteredOn(said -> said.getDid().equals(DID))
                .singleElement()
                .satisfies(said -> assertThat(said.getDidDocument()).isEqualTo(document)));
    }

    @Test
    void anotherTenantsAwardDoesNotExist() {
        post("/awards", STAFF, award("a-2", "ben@example.org")).expectStatus().isAccepted();

        get("/awards/a-2", OTHERS).expectStatus().isNotFound();
        post("/awards/a-2/withdrawal", OTHERS, "{\"reason\": \"MINE\"}")
                .expectStatus()
                .isNotFound();
        post("/awards/a-2/status", OTHERS, "{\"standing\": \"revoked\", \"reason\": \"MINE\"}")
                .expectStatus()
                .isNotFound();
    }

    /** Trial B04. */
    @Test
    void anAwardThatNamesAPropertyTwiceIsRefused() {
        post("/awards", STAFF, """
            {"awardId": "a-3", "achievement": "forklift", "email": "ana@example.org", "email": "eve@example.org"}\
            """)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("json.duplicate-key");

        get("/awards/a-3", STAFF).expectStatus().isNotFound();
    }

    @Test
    void theSameAwardAgainIsTakenAndAnotherUnderItsIdIsNot() {
        post("/awards", STAFF, award("a-4", "cem@example.org")).expectStatus().isAccepted();

        post("/awards", STAFF, award("a-4", "cem@example.org")).expectStatus().isAccepted();
        post("/awards", STAFF, award("a-4", "dua@example.org")).expectStatus().isEqualTo(409);
        put("/awards/a-4", STAFF, award("a-4", "dua@example.org"));
    }

    @Test
    void whatIsHeldBackWaits() {
        post("/awards", STAFF, """
            {"awardId": "a-5", "achievement": "forklift", "email": "kid@example.org", "minor": true}\
            """)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("waiting");

        soon().until(
                        () -> json("/awards/a-5"),
                        found -> found.getString("reason", "").equals("GUARDIAN"));
    }

    @Test
    void anAwardOfWhatIsNotInTheCatalogueIsRefusedWithTheRule() {
        post("/awards", STAFF, """
            {"awardId": "a-6", "achievement": "flying", "email": "ana@example.org"}\
            """).expectStatus().isAccepted();

        assertThat(settled("a-6", "refused").getString("rule")).contains("catalogue");
    }

    @Test
    void aRosterIsAnsweredRowByRow() {
        String csv = """
            award_id,achievement,email
            r-1,forklift,one@example.org
            r-2,forklift,nobody
            r-3,forklift,three@example.org
            """;

        doors().client(STAFF)
                .put()
                .uri("/rosters/spring")
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(csv)
                .exchange()
                .expectStatus()
                .isAccepted();

        JsonObject done = soon().until(() -> json("/rosters/spring"), found -> found.getBoolean("done"));
        assertThat(done.getInt("recorded")).isEqualTo(2);
        assertThat(done.getInt("refused")).isEqualTo(1);
        JsonObject refusal = done.getJsonArray("refusals").getJsonObject(0);
        assertThat(refusal.getInt("row")).isEqualTo(3);
        assertThat(refusal.getString("rule")).isEqualTo("email");
        settled("r-3", "waiting");
    }

    @Test
    void operatorsSeeWhatTheReadModelsHold() {
        post("/awards", STAFF, award("a-7", "fay@example.org")).expectStatus().isAccepted();

        JsonObject state =
                StrictJson.object(TestDoors.body(get("/state", TestTokens.token("somebody", "region", "operator"))));

        assertThat(state.keySet()).contains("awards", "status.lists");
        assertThat(state.getJsonObject("awards").getInt("count")).isPositive();
        get("/state", STAFF).expectStatus().isForbidden();
    }

    @Test
    void whoHasTheStatusListAsItIsGetsItNotAgain() {
        rail.say(registered("gil@example.org", SealingKey.generate("gil")));
        post("/awards", STAFF, award("a-8", "gil@example.org")).expectStatus().isAccepted();
        settled("a-8", "issued");

        String tag = get("/status-lists/riverside-college/1", "")
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();

        doors().client("")
                .get()
                .uri("/status-lists/riverside-college/1")
                .header("If-None-Match", String.valueOf(tag))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void holdersAndStatusListsAreRebuiltToTheSameAndWhatWasChangedBehindItsBackIsNot(@Autowired MongoClient store) {
        rail.say(registered("hal@example.org", SealingKey.generate("hal")));
        post("/awards", STAFF, award("a-9", "hal@example.org")).expectStatus().isAccepted();
        settled("a-9", "issued");
        post("/awards/a-9/status", STAFF, "{\"standing\": \"revoked\", \"reason\": \"ISSUED_IN_ERROR\"}")
                .expectStatus()
                .isOk();
        String hal = refs.of(Email.parse("hal@example.org").orElseThrow());

        JsonObject equal = replayed();
        StrangeHand people = StrangeHand.in(store, "issuer", "recipients-people");
        people.change(hal, person -> person.get("holder", Document.class).put("did", HOLDER + "x"));
        JsonObject different = replayed();
        people.change(hal, person -> person.get("holder", Document.class).put("did", HOLDER));

        assertThat(states(equal)).isEqualTo(Map.of("recipients.holders", "equal", "status.lists", "equal"));
        assertThat(equal.getJsonArray("kept").toString()).isEqualTo("[\"awards\"]");
        assertThat(equal.getJsonArray("models").getValuesAs(JsonObject.class))
                .allSatisfy(model -> assertThat(model.getInt("liveCount")).isPositive());
        assertThat(states(different)).isEqualTo(Map.of("recipients.holders", "different", "status.lists", "equal"));
    }

    private static Map<String, String> states(JsonObject replay) {
        return replay.getJsonArray("models").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(model -> model.getString("model"), model -> model.getString("state")));
    }

    private JsonObject replayed() {
        String operator = TestTokens.token("somebody", "region", "operator");
        post("/replay", operator, "").expectStatus().isAccepted();
        return soon().until(
                        () -> StrictJson.object(TestDoors.body(get("/replay", operator))),
                        replay -> replay.getString("state").equals("done"));
    }

    private static String award(String id, String email) {
        return """
            {"awardId": "%s", "achievement": "forklift", "email": "%s", "name": "A. Person", "awardedOn": "2026-06-30"}\
            """.formatted(id, email);
    }

    private Event<HolderRegistered> registered(String email, SealingKey key) {
        String ref = refs.of(Email.parse(email).orElseThrow());
        HolderRegistered value =
                new HolderRegistered(ref, HOLDER, key.publicKey().toJwk(), HolderState.ACTIVE, null);
        return Event.of(Topics.HOLDER_REGISTERED, ref, 1, Instant.now(), value);
    }

    private static String opened(SealingKey key, String sealed) {
        assertThat(key.open(sealed)).isInstanceOf(Opened.Plain.class);
        return new String(((Opened.Plain) key.open(sealed)).bytes(), StandardCharsets.UTF_8);
    }

    private CheckResult verified(String json) {
        DidDocument document = DidDocument.read(
                        StrictJson.object(TestDoors.body(get("/institutions/riverside-college/did.json", ""))), DID)
                .orElseThrow();
        return new DataIntegrity(new LinkedData(Contexts.known()))
                .verify(
                        json,
                        Expectation.assertionBy(DID, Instant.now()),
                        new DidResolver(did -> new DidDocuments.Answer.Known(document)));
    }

    /** What the published list says of the credential, once its own proof holds. */
    private Standing standing(String credential) {
        StatusEntry entry =
                StatusEntry.of(StrictJson.object(credential)).orElseThrow().getFirst();
        assertThat(entry.listCredential()).startsWith(PUBLIC + "/status-lists/riverside-college/");
        String list = TestDoors.body(get(entry.listCredential().substring(PUBLIC.length()), ""));
        assertThat(verified(list)).isEqualTo(new CheckResult.Passed());
        return StatusListCredential.read(StrictJson.object(list)).orElseThrow().standing(entry);
    }

    private JsonObject settled(String awardId, String state) {
        Predicate<JsonObject> there = found ->
                found.getString("state").equals(state) && (!state.equals("waiting") || found.containsKey("reason"));
        return soon().until(() -> json("/awards/" + awardId), there);
    }

    private JsonObject json(String path) {
        return StrictJson.object(TestDoors.body(get(path, STAFF)));
    }

    private void put(String path, String token, String body) {
        doors().put(path, token, body);
    }

    private WebTestClient.ResponseSpec post(String path, String token, String body) {
        return doors().post(path, token, body);
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return doors().get(path, token);
    }

    private TestDoors doors() {
        return new TestDoors(port);
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
