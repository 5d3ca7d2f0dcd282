package org.lerexchange.issuer.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.credentials.sealing.MasterKey;
import org.lerexchange.credentials.sealing.SealingKey;
import org.lerexchange.docstore.EmbeddedDocumentStore;
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
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.intake.Broker;
import org.lerexchange.schemas.OutsideTopics;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.rail.ExampleClient;
import org.lerexchange.testkit.rail.RegistryDoor;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.testkit.tokens.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Institutions that join by Kafka: the whole service, a broker, and clients that know nothing of our envelope. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PartnersTest {

    private static final String COLLEGE = "riverside-college";
    private static final String AGENCY = TestTokens.token("somebody", "region", "agency.staff");
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    private static final TestRail RAIL = new TestRail(
            Stream.concat(
                            Topics.all().stream(),
                            Stream.of(OutsideTopics.awardsIn(COLLEGE), OutsideTopics.awardAnswers(COLLEGE)))
                    .toList(),
            "issuer");
    private static final EmbeddedDocumentStore STORE = EmbeddedDocumentStore.inMemory();
    private static final SealingKey WALLET = SealingKey.generate("wallet:today");
    private static final AvroCodec CODEC = new AvroCodec(RAIL.registry());
    private static final Producer<byte[], byte[]> PARTNER =
            Broker.at(RAIL.address()).producer();

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    RecipientRefs refs;

    @Autowired
    ServiceKeys keys;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) throws IOException {
        Path master = folder.resolve("master.key");
        MasterKey.create(master, new SecureRandom());
        Path region = folder.resolve("region.secret");
        Files.writeString(region, "A".repeat(43), StandardCharsets.US_ASCII);
        properties.add("ler.public-url", () -> "http://issuer.example:8081");
        properties.add("ler.keyring.master-key-file", master::toString);
        properties.add("ler.keyring.region-secret-file", region::toString);
        properties.add("spring.mongodb.uri", STORE::uri);
        properties.add("spring.kafka.bootstrap-servers", RAIL::address);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        /** Beans, so that they end with the service and not before. */
        @Bean
        TestRail rail() {
            return RAIL;
        }

        @Bean
        EmbeddedDocumentStore store() {
            return STORE;
        }

        @Bean
        SchemaRegistry schemasInMemory(TestRail rail) {
            return rail.registry();
        }

        @Bean
        ReactiveJwtDecoder tokensOfTheTest() {
            return new TestTokens();
        }
    }

    @AfterAll
    static void theClientEnds() {
        PARTNER.close(Duration.ofSeconds(5));
    }

    @BeforeEach
    void aCollegeAndAWalletThatCanBeSealedTo() {
        Instant now = Instant.now();
        PublishedKey key = new PublishedKey(
                "wallet:today",
                WALLET.publicKey().toJwk(),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(1)));
        RAIL.say(Event.of(Topics.KEY_PUBLISHED, "wallet", 1, now, new KeyPublished("wallet", List.of(key))));
        teaches(COLLEGE);
    }

    @Test
    void anAwardWithoutHeadersIsIssuedOnceAndAnsweredAsOftenAsItIsSent() {
        wallet("ana@example.org");

        send(COLLEGE, recorded("a-1", "ana@example.org"));
        AwardAnswered first = answer("a-1", 0);
        send(COLLEGE, recorded("a-1", "ana@example.org"));
        AwardAnswered second = answer("a-1", 1);

        assertThat(first.getOutcome()).isEqualTo(AwardOutcome.ISSUED);
        assertThat(second).isEqualTo(first);
        assertThat(seqs("a-1")).containsExactly(1L, 2L);
        assertThat(RAIL.all(Topics.AWARD_RECORDED))
                .filteredOn(said -> said.getAwardId().equals("a-1"))
                .hasSize(1);
        assertThat(RAIL.all(Topics.CREDENTIAL_ISSUED))
                .filteredOn(said -> said.getCredentialId().equals(first.getCredentialId()))
                .hasSize(1);
    }

    @Test
    void twoThatAreSentAtOnceAreAnsweredTwice() {
        wallet("bo@example.org");

        send(COLLEGE, recorded("a-2", "bo@example.org"), recorded("a-2", "bo@example.org"));

        assertThat(answer("a-2", 1)).isEqualTo(answer("a-2", 0));
        assertThat(seqs("a-2")).containsExactly(1L, 2L);
    }

    @Test
    void anotherContentUnderTheSameIdIsRefusedAndACorrectionIsTaken() {
        wallet("cy@example.org");
        send(COLLEGE, recorded("a-3", "cy@example.org"));
        AwardAnswered issued = answer("a-3", 0);

        send(COLLEGE, with(recorded("a-3", "cy@example.org"), "Driver", null));
        AwardAnswered refused = answer("a-3", 1);
        AwardRecorded correction = with(recorded("a-3", "cy@example.org"), "Driver", null);
        correction.setAct(AwardAct.CORRECTED);
        send(COLLEGE, correction);
        AwardAnswered corrected = answer("a-3", 2);
        AwardRecorded withdrawal = recorded("a-3", "cy@example.org");
        withdrawal.setAct(AwardAct.WITHDRAWN);
        withdrawal.setReason("ISSUED_IN_ERROR");
        send(COLLEGE, withdrawal);

        assertThat(refused.getOutcome()).isEqualTo(AwardOutcome.REFUSED);
        assertThat(refused.getReason()).isEqualTo("award.differs");
        assertThat(refused.getRule()).contains("awardId");
        assertThat(corrected.getOutcome()).isEqualTo(AwardOutcome.ISSUED);
        assertThat(corrected.getCredentialId()).isNotEqualTo(issued.getCredentialId());
        assertThat(answer("a-3", 3).getOutcome()).isEqualTo(AwardOutcome.REVOKED);
    }

    @Test
    void whatBreaksARuleIsRefusedWithFieldAndRule() {
        AwardRecorded unsealed = recorded("b-1", "x@example.org");
        unsealed.setRecipient("x@example.org");
        AwardRecorded unknown = recorded("b-5", "x@example.org");
        unknown.setAchievementId("flying");
        AwardRecorded neverRecorded = recorded("b-6", "x@example.org");
        neverRecorded.setAct(AwardAct.CORRECTED);
        AwardRecorded withoutReason = recorded("b-7", "x@example.org");
        withoutReason.setAct(AwardAct.WITHDRAWN);
        send(
                COLLEGE,
                unsealed,
                recorded("b-2", "nobody"),
                with(recorded("b-3", "x@example.org"), "x".repeat(501), null),
                with(recorded("b-4", "x@example.org"), "Driver", LocalDate.of(20260, 6, 30)),
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
        assertThat(RAIL.all(Topics.AWARD_RECORDED))
                .noneMatch(said -> List.of("b-1", "b-2", "b-3", "b-4").contains(said.getAwardId()));
    }

    @Test
    void whatClaimsAnotherTenantOrCannotBeReadIsADeadLetterAndItsNeighboursPass() {
        long before = RAIL.deadLetters();
        AwardRecorded others = recorded("c-1", "x@example.org");
        others.setTenant("lakeview");

        send(COLLEGE, others);
        raw(COLLEGE, COLLEGE + ":c-2", new byte[] {7, 7, 7});
        raw(COLLEGE, COLLEGE + ":c-3", encoded(recorded("c-2", "x@example.org")));
        ProducerRecord<byte[], byte[]> wrong = message(COLLEGE, recorded("c-4", "x@example.org"));
        wrong.headers().add("ler_topic", utf8(Topics.AWARD_RECORDED.name()));
        var _ = PARTNER.send(wrong);
        send(COLLEGE, recorded("c-5", "x@example.org"));

        assertThat(answer("c-5", 0).getOutcome()).isEqualTo(AwardOutcome.WAITING);
        soon().untilAsserted(() -> assertThat(RAIL.deadLetters()).isEqualTo(before + 4));
        assertThat(RAIL.all(Topics.AWARD_RECORDED))
                .noneMatch(said -> List.of("c-1", "c-2", "c-3", "c-4").contains(said.getAwardId()));
    }

    @Test
    void whatIsReportedByHttpIsAnsweredThereTooAndWhoHasNoTopicHoldsNobodyUp() {
        teaches("hillside");
        post("hillside", "h-1");
        soon().untilAsserted(() -> assertThat(RAIL.all(Topics.AWARD_ANSWERED))
                .anyMatch(said -> said.getTenant().equals("hillside")));

        post(COLLEGE, "d-1");

        assertThat(answer("d-1", 0).getOutcome()).isEqualTo(AwardOutcome.WAITING);
    }

    @Test
    void whoOpensTheDoorLaterIsHeardWithoutARestart() throws Exception {
        teaches("lakeview");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", RAIL.address()))) {
            admin.createTopics(Stream.of(OutsideTopics.awardAnswers("lakeview"), OutsideTopics.awardsIn("lakeview"))
                            .map(topic -> new NewTopic(topic.name(), 1, (short) 1))
                            .toList())
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        AwardRecorded award = recorded("l-1", "lou@example.org");
        award.setTenant("lakeview");

        send("lakeview", award);

        assertThat(RAIL.awaited(OutsideTopics.awardAnswers("lakeview"), said -> true)
                        .value()
                        .getOutcome())
                .isEqualTo(AwardOutcome.WAITING);
    }

    /** The example of docs/examples, compiled and run as its readers would. */
    @Test
    void theExampleClientSendsAnAwardAndReadsItsAnswer() throws Exception {
        wallet("eve@example.org");
        Path client = folder.resolve("client.properties");
        try (RegistryDoor registry = new RegistryDoor(RAIL.registry(), AwardRecorded.getClassSchema())) {
            Files.writeString(
                    client, "bootstrap.servers=" + RAIL.address() + "\nschema.registry.url=" + registry.address());

            String said = new ExampleClient("SendAward.java")
                    .run(
                            folder,
                            client.toString(),
                            COLLEGE,
                            "http://127.0.0.1:" + port,
                            "e-1",
                            "forklift",
                            "eve@example.org");

            assertThat(said).contains("\"awardId\": \"e-1\"", "\"outcome\": \"ISSUED\"", "\"credentialId\": \"");
        }
    }

    private void teaches(String tenant) {
        put(AGENCY, "/institutions/" + tenant, "{\"name\": \"A College\", \"kind\": \"institution\"}");
        put(staff(tenant), "/achievements/forklift", """
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
        RAIL.say(Event.of(Topics.HOLDER_REGISTERED, ref, 1, Instant.now(), value));
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

    private static void send(String party, AwardRecorded... awards) {
        for (AwardRecorded award : awards) {
            var _ = PARTNER.send(message(party, award));
        }
        PARTNER.flush();
    }

    private static ProducerRecord<byte[], byte[]> message(String party, AwardRecorded award) {
        String key = award.getTenant() + ':' + award.getAwardId();
        return new ProducerRecord<>(OutsideTopics.awardsIn(party).name(), utf8(key), encoded(award));
    }

    private static void raw(String party, String key, byte[] value) {
        var _ = PARTNER.send(new ProducerRecord<>(OutsideTopics.awardsIn(party).name(), utf8(key), value));
    }

    private static byte[] encoded(AwardRecorded award) {
        return CODEC.encode(Topics.AWARD_RECORDED, award);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The n-th answer about the award on the college's topic, from 0. */
    private static AwardAnswered answer(String awardId, int n) {
        return soon().until(() -> answers(awardId), answers -> answers.size() > n)
                .get(n)
                .value();
    }

    private static List<Long> seqs(String awardId) {
        return answers(awardId).stream().map(TestRail.Said::seq).toList();
    }

    private static List<TestRail.Said<AwardAnswered>> answers(String awardId) {
        return RAIL.said(OutsideTopics.awardAnswers(COLLEGE)).stream()
                .filter(said -> said.value().getAwardId().equals(awardId))
                .toList();
    }

    private void post(String tenant, String awardId) {
        doors(staff(tenant))
                .post()
                .uri("/awards")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"awardId\": \"" + awardId
                        + "\", \"achievement\": \"forklift\", \"email\": \"dee@example.org\"}")
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private void put(String token, String path, String body) {
        doors(token)
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private WebTestClient doors(String token) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    private static String staff(String tenant) {
        return TestTokens.token("somebody", tenant, "institution.staff");
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
