package org.lerexchange.local.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.supervision.PartState;
import tools.jackson.databind.JsonNode;

/** Trials F01 to F04, F17 and F21 against real processes, at a twentieth of their size. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsJourneyTest {

    @RegisterExtension
    private static final Journey JOURNEY = new Journey("faults");

    /** The issuer may be made to stand, and does not until F03 wants it to. */
    private static final String MAY_STAND = StandingPoint.option(JOURNEY.home().resolve("stand-1"));

    static {
        JOURNEY.javaOptions(Part.ISSUER, MAY_STAND);
    }

    private static final int ROWS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ISSUED = "ler.credential.issued";

    @BeforeAll
    static void aCollegeIsAccredited() {
        Journey.Answer college = JOURNEY.sendJson(
                Part.ISSUER,
                "PUT",
                "/institutions/college",
                JourneyPeople.AGENCY,
                "{\"name\":\"Alder Bay Community College\",\"kind\":\"institution\"}");
        assertThat(college.status()).as(college.body()).isEqualTo(201);
        String did = JOURNEY.read(college).path("did").asString();
        Journey.Answer trust = JOURNEY.sendJson(
                Part.VERIFIER,
                "POST",
                "/trust",
                JourneyPeople.AGENCY,
                "{\"did\":\"" + did + "\",\"state\":\"accredited\",\"achievementTypes\":[]}");
        assertThat(trust.status()).as(trust.body()).isEqualTo(200);
        Journey.Answer achievement =
                JOURNEY.sendJson(Part.ISSUER, "PUT", "/achievements/journey-1", JourneyPeople.REGISTRAR, """
                    {"name":"Pipe welding","description":"Welds pipes.","criteria":"A weld is tested.",
                     "achievementType":"Course","alignments":[]}\
                    """);
        assertThat(achievement.status()).as(achievement.body()).isIn(200, 201);
    }

    private static String roster(String prefix, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row ->
                        prefix + row + ",journey-1," + prefix + row + "@people.example.org,2026-05-" + (10 + row % 18))
                .collect(Collectors.joining("\n", "awardId,achievement,email,awardedOn\n", "\n"));
    }

    private static void sendRoster(String id, String csv) {
        Journey.Answer taken = JOURNEY.send(
                Part.ISSUER, "PUT", "/rosters/" + id, JOURNEY.token(JourneyPeople.REGISTRAR), "text/csv", csv);
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    }

    private static JsonNode progress(String id) {
        return JOURNEY.read(JOURNEY.get(Part.ISSUER, "/rosters/" + id, JourneyPeople.REGISTRAR));
    }

    private static List<ConsumerRecord<String, byte[]>> issued() {
        return JOURNEY.topics().everything(ISSUED);
    }

    private static long credentialsHeld() {
        return JOURNEY.read(JOURNEY.get(Part.WALLET, "/state", JourneyPeople.OPERATOR))
                .path("holdings")
                .path("count")
                .asLong();
    }

    private static Map<String, String> digests() {
        return JOURNEY.digests("digest");
    }

    @Test
    @Order(1)
    void f01AKilledIssuerLosesNoRowOfARosterAndDoublesNone() {
        sendRoster("f01", roster("f01-", ROWS));
        Journey.await("a third of the rows")
                .until(() -> progress("f01").path("recorded").asLong() > ROWS / 3);
        JOURNEY.kill(Part.ISSUER);
        JOURNEY.start(Part.ISSUER);

        Journey.await("the whole roster")
                .until(() -> progress("f01").path("done").asBoolean());
        assertThat(progress("f01").path("recorded").asLong()).isEqualTo(ROWS);
        assertThat(progress("f01").path("refused").asLong()).isZero();
        Journey.await("every credential in its wallet").until(() -> credentialsHeld() == ROWS);
        assertThat(issued().stream().map(ConsumerRecord::key).distinct()).hasSize(ROWS);
    }

    @Test
    @Order(2)
    void f02ARelayThatDiesBetweenSayingAndPullingChangesNothing() {
        for (String point : List.of("after-said-before-pull", "after-write-before-said")) {
            JOURNEY.kill(Part.ISSUER);
            JOURNEY.javaOptions(Part.ISSUER, "-Dler.failpoint=" + point);
            JOURNEY.start(Part.ISSUER);
            long before = credentialsHeld();

            String award = "f02-" + point;
            Journey.Answer answer = postAward(award);
            Journey.await("the issuer to die at " + point)
                    .until(() -> JOURNEY.state(Part.ISSUER).state() == PartState.State.DEAD);
            JOURNEY.javaOptions(Part.ISSUER, MAY_STAND);
            JOURNEY.start(Part.ISSUER);
            assertThat(answer.status()).isIn(202, 0);
            if (answer.status() == 0) {
                assertThat(postAward(award).status()).isEqualTo(202);
            }

            Journey.await("the credential in its wallet").until(() -> credentialsHeld() == before + 1);
        }
        JOURNEY.nobodyIsBehind();
        Map<String, List<String>> idsByKey = issued().stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(FaultsJourneyTest::eventId, Collectors.toList())));
        assertThat(idsByKey.values())
                .allSatisfy(ids -> assertThat(ids.stream().distinct()).hasSize(1));
    }

    /** Status 0 where the issuer died before it answered. */
    private static Journey.Answer postAward(String award) {
        try {
            return JOURNEY.sendJson(
                    Part.ISSUER,
                    "POST",
                    "/awards",
                    JourneyPeople.REGISTRAR,
                    "{\"awardId\":\"" + award + "\",\"achievement\":\"journey-1\",\"email\":\"" + award
                            + "@people.example.org\"}");
        } catch (java.io.UncheckedIOException died) {
            return new Journey.Answer(0, String.valueOf(died.getMessage()));
        }
    }

    private static String eventId(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }

    @Test
    @Order(3)
    void f21PoisonIsInTheDeadLettersOnceAndItsNeighboursAreIssued() {
        long before = credentialsHeld();
        String topic = "ler.award.recorded";
        long letters = JOURNEY.topics().everything("ler.issuer.dead-letters").size();
        byte[] good = JOURNEY.topics().everything(topic).getFirst().value();
        byte[] wrongId = good.clone();
        ByteBuffer.wrap(wrongId).putInt(1, 987_654);
        byte[] longPrefix = new byte[] {0, good[1], good[2], good[3], good[4], (byte) 0xfe, -1, -1, -1, 15};
        Stream<byte[]> poison = Stream.of(
                new byte[] {7, 7, 7},
                "not avro at all".getBytes(StandardCharsets.UTF_8),
                java.util.Arrays.copyOf(good, good.length / 2),
                longPrefix,
                new byte[0]);
        List<ProducerRecord<String, byte[]>> records = poison.map(
                        bytes -> new ProducerRecord<>(topic, 0, "college:poison", bytes))
                .toList();
        JOURNEY.topics().produce(records);
        assertThat(postAward("f21-neighbour").status()).isEqualTo(202);

        Journey.await("the poison in the dead letters")
                .until(() ->
                        JOURNEY.topics().everything("ler.issuer.dead-letters").size() == letters + records.size());
        Journey.await("the neighbour in its wallet").until(() -> credentialsHeld() == before + 1);
        JOURNEY.nobodyIsBehind();
        assertThat(JOURNEY.topics().everything("ler.issuer.dead-letters")).hasSize((int) letters + records.size());
        assertThat(wrongId).isNotEqualTo(good);
    }

    @Test
    @Order(4)
    void f03AnIssuerThatStoodStillPullsNothingThatItDidNotSayAndTheLastWordRepairsTheTopic() throws Exception {
        assertThat(postAward("f03").status()).isEqualTo(202);
        Journey.await("the award's credential").until(() -> !credentialOf("f03").isEmpty());

        new StandingIssuer(JOURNEY, JOURNEY.topics(), "f03", credentialOf("f03")).play();

        JOURNEY.nobodyIsBehind();
        assertThat(JOURNEY.read(JOURNEY.get(Part.ISSUER, "/awards/f03", JourneyPeople.REGISTRAR))
                        .path("state")
                        .asString())
                .isEqualTo("revoked");
        Map<String, String> live = digests();
        JOURNEY.kill(Part.WALLET);
        Journey.await("the wallet's groups to be empty")
                .until(() -> !JOURNEY.topics().resetToTheBeginning("wallet").isEmpty());
        JOURNEY.start(Part.WALLET);
        JOURNEY.nobodyIsBehind();
        Journey.await("the same state")
                .untilAsserted(() -> assertThat(digests()).isEqualTo(live));
    }

    private static String credentialOf(String award) {
        return JOURNEY.read(JOURNEY.get(Part.ISSUER, "/awards/" + award, JourneyPeople.REGISTRAR))
                .path("credentialId")
                .asString("");
    }

    @Test
    @Order(5)
    void f04WhoHearsEverythingAgainEndsInTheSameState() {
        // its lists are a view of one process, and in F03 another one issued
        JOURNEY.kill(Part.ISSUER);
        JOURNEY.start(Part.ISSUER);
        JOURNEY.nobodyIsBehind();
        Map<String, String> before = digests();
        int said = issued().size();
        Part[] services = Part.services().toArray(Part[]::new);
        JOURNEY.kill(services);
        Journey.await("the groups to be empty")
                .until(() -> !JOURNEY.topics().resetToTheBeginning().isEmpty());
        JOURNEY.start(services);

        JOURNEY.nobodyIsBehind();
        Journey.await("the same state")
                .untilAsserted(() -> assertThat(digests()).isEqualTo(before));
        assertThat(issued().stream().map(ConsumerRecord::key).distinct().count())
                .isLessThanOrEqualTo(said);
    }

    @Test
    @Order(6)
    void f17WithoutTheRegistryAServiceStartsFromItsCacheAndWithoutThatWaitsAndSaysWhy() throws Exception {
        JOURNEY.kill(Part.REGISTRY, Part.ISSUER);
        JOURNEY.start(Part.ISSUER);
        assertThat(JOURNEY.state(Part.ISSUER).state()).isEqualTo(PartState.State.READY);
        long before = credentialsHeld();
        assertThat(postAward("f17-warm").status()).isEqualTo(202);
        Journey.await("a credential without the registry").until(() -> credentialsHeld() == before + 1);

        JOURNEY.kill(Part.ISSUER);
        Path cache = JOURNEY.home().resolve("issuer").resolve("schemas");
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        Thread starting = Thread.ofVirtual().start(() -> JOURNEY.start(Part.ISSUER));
        Journey.await("an unready issuer")
                .until(() -> JOURNEY.send(Part.ISSUER, "GET", "/actuator/health/readiness", "", "application/json", "")
                                .status()
                        == 503);
        assertThat(JOURNEY.send(Part.ISSUER, "GET", "/actuator/health", "", "application/json", "")
                        .body())
                .contains("railRegistry");
        JOURNEY.start(Part.REGISTRY);
        starting.join(PATIENCE);
        Journey.await("a ready issuer").until(() -> JOURNEY.state(Part.ISSUER).state() == PartState.State.READY);
    }
}
