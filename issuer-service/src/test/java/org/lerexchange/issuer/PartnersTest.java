package org.lerexchange.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.credentials.sealing.SealingKey;
import org.lerexchange.events.AwardAct;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardOutcome;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.HolderState;
import org.lerexchange.events.KeyPublished;
import org.lerexchange.events.PublishedKey;
import org.lerexchange.keyring.Email;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.keyring.ServiceKeys;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Topic;
import org.lerexchange.schemas.OutsideTopics;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.rail.ExampleClient;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.testkit.tokens.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/**
 * Institutions that join by Kafka: the whole service, a broker, and clients that know nothing of our envelope. Shares the
 * service with {@link IssuerApplicationTest}, whose institutions and people are others.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = IssuerApplicationTest.Issuer.class)
class PartnersTest {

    private static final String COLLEGE = "hilltop-college";
    private static final String AGENCY = TestTokens.token("somebody", "region", "agency.staff");
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    private static final SealingKey WALLET = SealingKey.generate("wallet:today");

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    TestRail rail;

    @Autowired
    RecipientRefs refs;

    @Autowired
    ServiceKeys keys;

    /** Every topic inside, and those of the college, which has a door from the start. */
    static List<Topic<?>> topics() {
        return Stream.<Topic<?>>concat(
                        Topics.all().stream(),
                        Stream.of(OutsideTopics.awardsIn(COLLEGE), OutsideTopics.awardAnswers(COLLEGE)))
                .toList();
    }

    @BeforeEach
    void aCollegeAndAWalletThatCanBeSealedTo() {
        Instant now = Instant.now();
        PublishedKey key = new PublishedKey(
                "wallet:today",
                WALLET.publicKey().toJwk(),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(1)));
        rail.say(Event.of(Topics.KEY_PUBLISHED, "wallet", 1, now, new KeyPublished("wallet", List.of(key))));
        teaches(COLLEGE);
    }

    @Test
    void anAwardWithoutHeadersIsIssuedOnceAndAnsweredAsOftenAsItIsSent() {
        wallet("ana@hilltop.example");

        send(COLLEGE, recorded("p-1", "ana@hilltop.example"));
        AwardAnswered first = answer("p-1", 0);
        send(COLLEGE, recorded("p-1", "ana@hilltop.example"));
        AwardAnswered second = answer("p-1", 1);

        assertThat(first.getOutcome()).isEqualTo(AwardOutcome.ISSUED);
        assertThat(second).isEqualTo(first);
        assertThat(seqs("p-1")).containsExactly(1L, 2L);
        assertThat(rail.all(Topics.AWARD_RECORDED))
                .filteredOn(said -> said.getAwardId().equals("p-1"))
                .hasSize(1);
        assertThat(rail.all(Topics.CREDENTIAL_ISSUED))
                .filteredOn(said -> said.getCredentialId().equals(first.getCredentialId()))
                .hasSize(1);
    }

    @Test
    void twoThatAreSentAtOnceAreAnsweredTwice() {
        wallet("bo@hilltop.example");

        send(COLLEGE, recorded("p-2", "bo@hilltop.example"), recorded("p-2", "bo@hilltop.example"));

        assertThat(answer("p-2", 1)).isEqualTo(answer("p-2", 0));
        assertThat(seqs("p-2")).containsExactly(1L, 2L);
    }

    @Test
    void anotherContentUnderTheSameIdIsRefusedAndACorrectionIsTaken() {
        wallet("cy@hilltop.example");
        send(COLLEGE, recorded("p-3", "cy@hilltop.example"));
        AwardAnswered issued = answer("p-3", 0);

        send(COLLEGE, with(recorded("p-3", "cy@hilltop.example"), "Driver", null));
        AwardAnswered refused = answer("p-3", 1);
        AwardRecorded correction = with(recorded("p-3", "cy@hilltop.example"), "Driver", null);
        correction.setAct(AwardAct.CORRECTED);
        send(COLLEGE, correction);
        AwardAnswered corrected = answer("p-3", 2);
        AwardRecorded withdrawal = recorded("p-3", "cy@hilltop.example");
        withdrawal.setAct(AwardAct.WITHDRAWN);
        withdrawal.setReason("ISSUED_IN_ERROR");
        send(COLLEGE, withdrawal);

        assertThat(refused.getOutcome()).isEqualTo(AwardOutcome.REFUSED);
        assertThat(refused.getReason()).isEqualTo("award.differs");
        assertThat(refused.getRule()).contains("awardId");
        assertThat(corrected.getOutcome()).isEqualTo(AwardOutcome.ISSUED);
        assertThat(corrected.getCredentialId()).isNotEqualTo(issued.getCredentialId());
        assertThat(answer("p-3", 3).getOutcome()).isEqualTo(AwardOutcome.REVOKED);
    }

    @Test
    void whatBreaksARuleIsRefusedWithFieldAndRule() {
        AwardRecorded unsealed = recorded("b-1", "x@hilltop.example");
        unsealed.setRecipient("x@hilltop.example");
        AwardRecorded unknown = recorded("b-5", "x@hilltop.example");
        unknown.setAchievementId("flying");
        AwardRecorded neverRecorded = recorded("b-6", "x@hilltop.example");
        neverRecorded.setAct(AwardAct.CORRECTED);
        AwardRecorded withoutReason = recorded("b-7", "x@hilltop.example");
        withoutReason.setAct(AwardAct.WITHDRAWN);
        send(
                COLLEGE,
                unsealed,
                recorded("b-2", "nobody"),
                with(recorded("b-3", "x@hilltop.example"), "x".repeat(501), null),
                with(recorded("b-4", "x@hilltop.example"), "Driver", LocalDate.of(20260, 6, 30)),
                unknown,
                neverRecorded,
                withoutReason);

        assertThat(Stream.of("b-1", "b-2", "b-3", "b-4", "b-5", "b-6", "b-7")
                        .map(id -> answer(id, 0))
                        .map(refused -> refused.getOutcome() + " " + refused.getReason()))
                .containsExactly(
                        "REFUSED award.recipient",
                        "REFUSED award.email",
                        "REFUSED value.too-long",
                        "REFUSED award.date",
                        "REFUSED UNKNOWN_ACHIEVEMENT",
                        "REFUSED award.unknown",
                        "REFUSED reason.missing");
        assertThat(answer("b-2", 0).getRule()).contains("recipient.email").doesNotContain("nobody");
        assertThat(answer("b-4", 0).getRule()).contains("awardedOn");
        assertThat(answer("b-5", 0).getRule()).contains("catalogue");
        assertThat(rail.all(Topics.AWARD_RECORDED))
                .noneMatch(said -> List.of("b-1", "b-2", "b-3", "b-4").contains(said.getAwardId()));
    }

    @Test
    void whatClaimsAnotherTenantOrCannotBeReadIsADeadLetterAndItsNeighboursPass() {
        long before = rail.deadLetters();
        AwardRecorded others = recorded("c-1", "x@hilltop.example");
        others.setTenant("lakeview");

        send(COLLEGE, others);
        raw(COLLEGE, COLLEGE + ":c-2", new byte[] {7, 7, 7});
        raw(COLLEGE, COLLEGE + ":c-3", encoded(recorded("c-2", "x@hilltop.example")));
        ProducerRecord<byte[], byte[]> wrong = message(COLLEGE, recorded("c-4", "x@hilltop.example"));
        wrong.headers().add("ler_topic", utf8(Topics.AWARD_RECORDED.name()));
        rail.send(List.of(wrong));
        send(COLLEGE, recorded("c-5", "x@hilltop.example"));

        assertThat(answer("c-5", 0).getOutcome()).isEqualTo(AwardOutcome.WAITING);
        soon().untilAsserted(() -> assertThat(rail.deadLetters()).isEqualTo(before + 4));
        assertThat(rail.all(Topics.AWARD_RECORDED))
                .noneMatch(said -> List.of("c-1", "c-2", "c-3", "c-4").contains(said.getAwardId()));
    }

    @Test
    void whatIsReportedByHttpIsAnsweredThereTooAndWhoHasNoTopicHoldsNobodyUp() {
        teaches("hillside");
        post("hillside", "h-1");
        soon().untilAsserted(() -> assertThat(rail.all(Topics.AWARD_ANSWERED))
                .anyMatch(said -> said.getTenant().equals("hillside")));

        post(COLLEGE, "d-1");

        assertThat(answer("d-1", 0).getOutcome()).isEqualTo(AwardOutcome.WAITING);
    }

    @Test
    void whoOpensTheDoorLaterIsHeardWithoutARestart() {
        teaches("lakeview");
        rail.open(OutsideTopics.awardAnswers("lakeview"), OutsideTopics.awardsIn("lakeview"));
        AwardRecorded award = recorded("l-1", "lou@hilltop.example");
        award.setTenant("lakeview");

        send("lakeview", award);

        assertThat(rail.awaited(OutsideTopics.awardAnswers("lakeview"), said -> true)
                        .value()
                        .getOutcome())
                .isEqualTo(AwardOutcome.WAITING);
    }

    /** The examples of docs/examples, compiled and run as their readers would. */
    @Test
    void theExampleClientSendsAnAwardAndReadsItsAnswer() throws Exception {
        wallet("eve@hilltop.example");

        new ExampleClient("SendAward.java")
                .run(
                        rail,
                        AwardRecorded.getClassSchema(),
                        folder,
                        COLLEGE,
                        "http://127.0.0.1:" + port,
                        "e-1",
                        "forklift",
                        "eve@hilltop.example");
        answer("e-1", 0);
        String answers =
                Integer.toString(rail.all(OutsideTopics.awardAnswers(COLLEGE)).size());
        String said = new ExampleClient("FollowFeed.java")
                .run(rail, AwardAnswered.getClassSchema(), folder, COLLEGE, answers, "award");

        assertThat(said).contains("\"awardId\": \"e-1\"", "\"outcome\": \"ISSUED\"", "\"credentialId\": \"");
    }

    private void teaches(String tenant) {
        doors().put("/institutions/" + tenant, AGENCY, "{\"name\": \"A College\", \"kind\": \"institution\"}");
        doors().put("/achievements/forklift", staff(tenant), """
            {"name": "Forklift licence", "description": "Drives a counterbalance truck",
             "criteria": "Passed the practical test", "achievementType": "License", "alignments": []}\
            """);
    }

    private void wallet(String email) {
        String ref = refs.of(Email.parse(email).orElseThrow());
        HolderRegistered value = new HolderRegistered(
                ref,
                "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                SealingKey.generate(email).publicKey().toJwk(),
                HolderState.ACTIVE,
                null);
        rail.say(Event.of(Topics.HOLDER_REGISTERED, ref, 1, Instant.now(), value));
    }

    private AwardRecorded recorded(String id, String email) {
        return AwardRecorded.newBuilder()
                .setTenant(COLLEGE)
                .setAwardId(id)
                .setAct(AwardAct.RECORDED)
                .setAchievementId("forklift")
                .setRecipient(keys.seal("{\"email\": \"" + email + "\", \"name\": \"A. Person\"}"))
                .setAwardedOn(JUNE)
                .setMinor(false)
                .setOnHold(false)
                .build();
    }

    private static AwardRecorded with(AwardRecorded award, String role, @Nullable LocalDate day) {
        award.setRole(role);
        award.setAwardedOn(day == null ? award.getAwardedOn() : day);
        return award;
    }

    private void send(String party, AwardRecorded... awards) {
        rail.send(Stream.of(awards).map(award -> message(party, award)).toList());
    }

    private ProducerRecord<byte[], byte[]> message(String party, AwardRecorded award) {
        String key = award.getTenant() + ':' + award.getAwardId();
        return new ProducerRecord<>(OutsideTopics.awardsIn(party).name(), utf8(key), encoded(award));
    }

    private void raw(String party, String key, byte[] value) {
        rail.send(List.of(new ProducerRecord<>(OutsideTopics.awardsIn(party).name(), utf8(key), value)));
    }

    private byte[] encoded(AwardRecorded award) {
        return rail.encoded(Topics.AWARD_RECORDED, award);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The n-th answer about the award on the college's topic, from 0. */
    private AwardAnswered answer(String awardId, int n) {
        return soon().until(() -> answers(awardId), answers -> answers.size() > n)
                .get(n)
                .value();
    }

    private List<Long> seqs(String awardId) {
        return answers(awardId).stream().map(TestRail.Said::seq).toList();
    }

    private List<TestRail.Said<AwardAnswered>> answers(String awardId) {
        return rail.said(OutsideTopics.awardAnswers(COLLEGE)).stream()
                .filter(said -> said.value().getAwardId().equals(awardId))
                .toList();
    }

    private void post(String tenant, String awardId) {
        doors().post(
                        "/awards",
                        staff(tenant),
                        "{\"awardId\": \"" + awardId
                                + "\", \"achievement\": \"forklift\", \"email\": \"dee@hilltop.example\"}")
                .expectStatus()
                .isAccepted();
    }

    private TestDoors doors() {
        return new TestDoors(port);
    }

    private static String staff(String tenant) {
        return TestTokens.token("somebody", tenant, "institution.staff");
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
