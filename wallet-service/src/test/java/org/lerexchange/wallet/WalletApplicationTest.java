package org.lerexchange.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.presentations.Presented;
import org.lerexchange.credentials.sealing.PublicSealingKey;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.events.PublishedKey;
import org.lerexchange.events.RecipientNamed;
import org.lerexchange.keyring.Email;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.keyring.RegionSecret;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.testkit.whole.StrangeHand;
import org.lerexchange.testkit.whole.Surroundings;
import org.lerexchange.wallet.holders.HoldersRoom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import reactor.core.publisher.Mono;

/** The whole service: doors over HTTP, events over a broker, everything kept in a store. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = WalletApplicationTest.Wallet.class)
class WalletApplicationTest {

    static final String CODE = "K7QD2M9XK7QD2M9X";
    private static final TestVerifier VERIFIER = new TestVerifier();
    private static final TestIssuer COLLEGE = new TestIssuer();

    private final TestDoors doors;
    private final TestRail rail;
    private final RecipientRefs refs;

    WalletApplicationTest(@LocalServerPort int port, @Autowired TestRail rail, @Autowired RegionSecret region) {
        doors = new TestDoors(port);
        this.rail = rail;
        refs = new RecipientRefs(region);
    }

    static final class Wallet extends Surroundings {

        Wallet() {
            super("wallet", Topics.all());
            secrets("ler.keyring.master-key-file", "ler.keyring.region-secret-file");
            bean(ReactiveJwtDecoder.class, Wallet::person);
        }

        /** Every token is a person's name; {@code operator} is no learner. */
        private static Mono<Jwt> person(String name) {
            return Mono.just(Jwt.withTokenValue(name)
                    .header("alg", "none")
                    .subject(name)
                    .claim("roles", List.of(name.equals("operator") ? "operator" : "learner"))
                    .claim("email", name + "@example.org")
                    .claim("email_verified", true)
                    .build());
        }
    }

    @BeforeEach
    void theVerifierPublishesItsKey() {
        rail.say(VERIFIER.published(Instant.now()));
    }

    @AfterAll
    static void nothingWentToTheDeadLetters(@Autowired TestRail rail) {
        assertThat(rail.deadLetters()).isZero();
    }

    @Test
    void whoIsNamedGetsAWalletThatTheCodeOpensAndAWrongCodeDoesNot() {
        HolderRegistered ana = named("ana");
        TestDoors.Answer unclaimed = doors.get("ana", "/wallet");
        TestDoors.Answer wrong = doors.claim("ana", "0000000000000000");
        TestDoors.Answer foreign = doors.claim("eve", CODE);
        TestDoors.Answer right = doors.claim("ana", "k7qd-2m9x k7qd-2m9x");

        assertThat(unclaimed.status()).isEqualTo(404);
        assertThat(unclaimed.at("/code")).isEqualTo("wallet.unclaimed");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.at("/code")).isEqualTo("claim.wrong-code");
        assertThat(wrong.at("/detail")).endsWith("tries left: 4");
        assertThat(foreign.at("/detail")).isEqualTo(wrong.at("/detail"));
        assertThat(right.at("/did")).isEqualTo(ana.getDid());
        assertThat(doors.get("ana", "/wallet").at("/did")).isEqualTo(ana.getDid());
        assertThat(doors.get("ana", "/wallet").at("/credentials")).isEqualTo("0");
    }

    @Test
    void aCredentialIsShownToItsHolderWithItsStandingAndToNobodyElse() {
        HolderRegistered ben = openWallet("ben");
        openWallet("mallory");
        String id = licenceFor("ben", ben);
        rail.say(Event.of(
                Topics.CREDENTIAL_STATUS_CHANGED,
                id,
                1,
                Instant.now(),
                new CredentialStatusChanged(
                        id, COLLEGE.did(), CredentialStanding.SUSPENDED, "underReview", null, Instant.now())));

        soon(() -> assertThat(doors.get("ben", "/credentials").at("/items/0/standing"))
                .isEqualTo("suspended"));
        TestDoors.Answer shown = doors.get("ben", "/credentials");
        assertThat(shown.at("/items/0/credentialId")).isEqualTo(id);
        assertThat(shown.at("/items/0/name")).isEqualTo("Forklift licence");
        assertThat(shown.at("/items/0/achievementType")).isEqualTo("License");
        assertThat(shown.at("/items/0/issuer")).isEqualTo(COLLEGE.did());
        assertThat(shown.at("/items/0/reason")).isEqualTo("underReview");
        assertThat(doors.get("ben", "/credentials/" + id).at("/proof/cryptosuite"))
                .isEqualTo("eddsa-rdfc-2022");
        assertThat(doors.get("mallory", "/credentials/" + id).status()).isEqualTo(404);
        assertThat(doors.get("mallory", "/credentials").body().at("/items")).isEmpty();
    }

    @Test
    void aConsentSharesWhatTheVerifierCanProveAndIsTakenBack() {
        HolderRegistered cleo = openWallet("cleo");
        openWallet("trudy");
        String id = licenceFor("cleo", cleo);
        String consent = doors.grant("cleo", Map.of());

        TestRail.Said<PresentationShared> shared =
                rail.awaited(Topics.PRESENTATION_SHARED, said -> said.key().startsWith(consent + ':'));
        assertThat(VERIFIER.proved(shared)).isInstanceOfSatisfying(Presented.ByHolder.class, by -> {
            assertThat(by.holder()).isEqualTo(cleo.getDid());
            assertThat(by.credential().getString("id")).isEqualTo(id);
        });

        TestDoors.Answer listed = doors.get("cleo", "/consents");
        assertThat(listed.at("/items/0/state")).isEqualTo("granted");
        assertThat(listed.at("/items/0/parts")).isEqualTo("1");
        assertThat(listed.body().at("/items/0/categories").isArray()).isTrue();
        assertThat(doors.delete("trudy", "/consents/" + consent).status()).isEqualTo(404);
        assertThat(doors.delete("cleo", "/consents/" + consent).at("/state")).isEqualTo("withdrawn");
        awaited(consent, ConsentState.WITHDRAWN);
    }

    @Test
    void aConsentIsNarrowedButNeverWidened() {
        openWallet("gus");
        String consent = doors.grant("gus", Map.of());
        Map<String, Object> narrower = TestDoors.terms(Map.of());
        narrower.put("categories", List.of("License"));

        TestDoors.Answer narrowed = doors.put("gus", "/consents/" + consent, narrower);
        TestDoors.Answer wider = doors.put("gus", "/consents/" + consent, TestDoors.terms(Map.of()));

        assertThat(narrowed.at("/state")).isEqualTo("narrowed");
        assertThat(narrowed.at("/categories/0")).isEqualTo("License");
        assertThat(wider.status()).isEqualTo(422);
        assertThat(wider.at("/code")).isEqualTo("consent.not-narrower");
        awaited(consent, ConsentState.NARROWED);
    }

    @Test
    void theSameKeyGrantsOnceAndAnEndComesByItself() {
        openWallet("dina");
        String until = Instant.now().plusSeconds(3).toString();

        String first = doors.grant("dina", Map.of("until", until));
        String once = doors.post("dina", "/consents", TestDoors.terms(Map.of()), "once")
                .at("/consentId");
        String again = doors.post("dina", "/consents", TestDoors.terms(Map.of()), "once")
                .at("/consentId");

        assertThat(again).isEqualTo(once).isNotEqualTo(first);
        awaited(first, ConsentState.EXPIRED);
    }

    @Test
    void whatALearnerLooksForIsSaidUnderTheProfileOfTheirConsent() {
        openWallet("emil");
        Map<String, Object> wanted = Map.of("area", "us-wa-53", "modes", List.of("remote"));
        assertThat(doors.put("emil", "/preferences", wanted).at("/code")).isEqualTo("preferences.without-consent");
        String consent = doors.grant("emil", Map.of());

        assertThat(doors.put("emil", "/preferences", wanted).status()).isEqualTo(200);

        String profile = awaited(consent, ConsentState.GRANTED);
        assertThat(rail.awaited(Topics.PREFERENCE_CHANGED, said -> said.key().equals(profile))
                        .value()
                        .getArea())
                .isEqualTo("us-wa-53");
    }

    @Test
    void theOperatorSeesEachViewInBrief() {
        openWallet("finn");

        assertThat(doors.get("operator", "/state").body().toString())
                .contains("holders", "holdings", "consents", "storyDigest");
        assertThat(doors.get("finn", "/state").status()).isEqualTo(403);
    }

    @Test
    void theViewOfStandingsIsRebuiltToTheSameAndOneThatWasChangedBehindItsBackIsNot(@Autowired MongoClient store) {
        String id = licenceFor("hana", openWallet("hana"));
        rail.say(Event.of(
                Topics.CREDENTIAL_STATUS_CHANGED,
                id,
                1,
                Instant.now(),
                new CredentialStatusChanged(
                        id, COLLEGE.did(), CredentialStanding.SUSPENDED, "underReview", null, Instant.now())));
        soon(() -> assertThat(doors.get("hana", "/credentials").at("/items/0/standing"))
                .isEqualTo("suspended"));

        TestDoors.Answer equal = replayed();
        StrangeHand standings = StrangeHand.in(store, "wallet", "holdings-standings");
        standings.change(id, standing -> standing.put("standing", "IN_FORCE"));
        TestDoors.Answer different = replayed();
        standings.change(id, standing -> standing.put("standing", "SUSPENDED"));

        assertThat(equal.at("/models/0/model")).isEqualTo("holdings.standings");
        assertThat(equal.at("/models/0/state")).isEqualTo("equal");
        assertThat(equal.at("/models/0/liveCount")).isNotEqualTo("0");
        assertThat(equal.body().at("/kept").toString()).isEqualTo("[\"consents\",\"holders\",\"holdings\"]");
        assertThat(different.at("/models/0/state")).isEqualTo("different");
        assertThat(doors.post("hana", "/replay", Map.of()).status()).isEqualTo(403);
    }

    private TestDoors.Answer replayed() {
        assertThat(doors.post("operator", "/replay", Map.of()).status()).isEqualTo(202);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> doors.get("operator", "/replay"),
                        answer -> answer.at("/state").equals("done"));
    }

    private HolderRegistered named(String name) {
        return named(rail, refs, name);
    }

    /** Somebody whom an issuer names, with the code {@link #CODE}, as the service registers them. */
    static HolderRegistered named(TestRail rail, RecipientRefs refs, String name) {
        String ref = refs.of(Email.parse(name + "@example.org").orElseThrow());
        PublishedKey wallet = rail.awaited(
                        Topics.KEY_PUBLISHED, said -> said.key().equals("wallet"))
                .value()
                .getKeys()
                .getFirst();
        String sealed = PublicSealingKey.read(wallet.getJwk())
                .seal("{\"email\":\"%s@example.org\"}".formatted(name).getBytes(StandardCharsets.UTF_8));
        RecipientNamed named = new RecipientNamed(ref, 1, HoldersRoom.hashOf(CODE), sealed);
        rail.say(Event.of(Topics.RECIPIENT_NAMED, ref, 1, Instant.now(), named));
        return rail.awaited(Topics.HOLDER_REGISTERED, said -> said.key().equals(ref))
                .value();
    }

    private HolderRegistered openWallet(String name) {
        HolderRegistered holder = named(name);
        assertThat(doors.claim(name, CODE).status()).isEqualTo(200);
        return holder;
    }

    private String licenceFor(String name, HolderRegistered holder) {
        String id = "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        Instant now = Instant.now();
        rail.say(TestIssuer.issued(id, holder, COLLEGE.licence(id, holder.getDid(), now), now));
        soon(() -> assertThat(doors.get(name, "/wallet").at("/credentials")).isEqualTo("1"));
        return id;
    }

    /** The profile of a consent that came to this. */
    private String awaited(String consent, ConsentState state) {
        return rail.awaited(
                        Topics.CONSENT_CHANGED,
                        said -> said.key().equals(consent) && said.value().getState() == state)
                .value()
                .getProfileId();
    }

    private static void soon(Runnable claim) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(claim::run);
    }
}
