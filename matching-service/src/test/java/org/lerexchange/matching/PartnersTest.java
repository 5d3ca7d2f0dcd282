package org.lerexchange.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.JobChanged;
import org.lerexchange.events.JobSkill;
import org.lerexchange.events.JobState;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.messaging.Topic;
import org.lerexchange.schemas.OutsideTopics;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.rail.ExampleClient;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.testkit.tokens.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Employers that join by Kafka: the whole service, a broker, and clients that know nothing of our envelope. Shares the
 * service with {@link MatchingApplicationTest}, whose employers and learners are others.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = MatchingApplicationTest.Matching.class)
class PartnersTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path folder;

    private final List<LearnerStory> sharing = new ArrayList<>();

    /** Jobs with candidates, and whose they are. */
    private final Map<String, String> lists = new HashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private TestRail rail;

    /** Every topic inside, and those of an employer that has a door from the start. */
    static List<Topic<?>> topics() {
        return Stream.<Topic<?>>concat(
                        Topics.all().stream(), Stream.of(OutsideTopics.jobsIn("acme"), OutsideTopics.feed("acme")))
                .toList();
    }

    /** So that nobody is on another test's list. */
    @AfterEach
    void allTakeTheirConsentBack() {
        sharing.forEach(learner -> rail.say(learner.consent(2, ConsentState.WITHDRAWN)));
        lists.forEach((job, employer) -> soon().until(() ->
                read(employer, "/feeds/" + job + "/members").path("items").size() == 0));
    }

    @Test
    void aJobIsOpenedChangedAndClosedAsByHttpAndTheSameAgainSaysNothing() {
        JobChanged job = job("acme", "k-1");
        send("acme", job, job);
        soon().untilAsserted(() -> assertThat(read("acme", "/jobs/k-1")
                        .path("skills")
                        .path(0)
                        .path("mustHave")
                        .asBoolean())
                .isTrue());

        job.setTitle("Senior phlebotomist");
        send("acme", job);
        soon().untilAsserted(() -> assertThat(text("/jobs/k-1", "title")).isEqualTo("Senior phlebotomist"));
        job.setState(JobState.CLOSED);
        send("acme", job, job);

        soon().untilAsserted(() -> assertThat(text("/jobs/k-1", "state")).isEqualTo("closed"));
        assertThat(rail.said(Topics.JOB_CHANGED))
                .filteredOn(said -> said.key().equals("k-1"))
                .extracting(TestRail.Said::seq)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatBreaksARuleIsADeadLetterByRuleAndFieldAndItsNeighboursPass() {
        JobChanged skill = job("acme", "r-1");
        skill.getSkills().getFirst().setSkillId("ler:skill:no-such-skill");
        JobChanged mode = job("acme", "r-2");
        mode.setMode("SOMEWHERE");
        JobChanged pay = job("acme", "r-3");
        pay.setHourlyPayCentsMinimum(-1L);
        JobChanged never = job("acme", "r-4");
        never.setState(JobState.CLOSED);
        int before = reasons().size();

        send("acme", skill, mode, pay, never, job("globex", "r-5"), job("acme", "r 6"));
        ProducerRecord<byte[], byte[]> wrong = message("acme", "r-9", encoded(job("acme", "r-9")));
        wrong.headers().add("ler_schema", utf8("0000000000000000"));
        rail.send(List.of(
                message("acme", "other-key", encoded(job("acme", "r-7"))),
                message("acme", "r-8", new byte[] {7, 7}),
                wrong));
        send("acme", job("acme", "r-10"));

        soon().untilAsserted(() -> assertThat(text("/jobs/r-10", "state")).isEqualTo("open"));
        soon().untilAsserted(
                        () -> assertThat(reasons().subList(before, reasons().size()))
                                .containsExactlyInAnyOrder(
                                        "skill.unknown@skills.skillId",
                                        "mode.unknown@mode",
                                        "pay.out-of-range@hourlyPayCentsMinimum",
                                        "object.unknown",
                                        "party",
                                        "job-id.malformed@jobId",
                                        "job-key",
                                        "BAD_MAGIC",
                                        "schema"));
        assertThat(read("acme", "/jobs").path("items").toString())
                .doesNotContain("r-1\"", "r-2", "r-3", "r-4", "r-5", "r-7", "r-8", "r-9");
        assertThat(read("globex", "/jobs").path("items").size()).isZero();
    }

    @Test
    void theFeedIsWhatRestShowsItemForItem() {
        LearnerStory gil = shares("gil");
        lists.put("f-1", "acme");
        send("acme", job("acme", "f-1"));
        soon().until(() -> shown("acme", "f-1").size() == 1);
        sameAsRest("acme", "f-1");

        rail.say(gil.consent(2, ConsentState.WITHDRAWN));
        soon().until(() -> shown("acme", "f-1").size() == 2);

        List<JsonNode> rest = rest("acme", "f-1");
        List<JsonNode> feed = shown("acme", "f-1");
        assertThat(feed.getLast()).isEqualTo(rest.getLast());
        assertThat(feed.getLast().path("act").asString()).isEqualTo("withdrawn");
        assertThat(feed).extracting(item -> item.path("seq").asLong()).containsExactly(1L, 2L);
        assertThat(values(OutsideTopics.feed("acme")).toString())
                .doesNotContain(gil.consentId(), gil.partId(), gil.profileId());
        assertThat(values(OutsideTopics.feed("acme"))).allMatch(item -> item.getEpoch() == 0);
    }

    @Test
    void whoOpensTheDoorLaterHasTheFeedFromTheBeginningWithoutWhatHasLostItsGround() {
        LearnerStory hugo = shares("hugo");
        lists.put("l-1", "initech");
        put("initech", "l-1");
        soon().until(() -> rest("initech", "l-1").size() == 1);
        rail.say(hugo.consent(2, ConsentState.WITHDRAWN));
        soon().until(() -> rest("initech", "l-1").size() == 2);

        rail.open(OutsideTopics.feed("initech"));

        soon().until(() -> shown("initech", "l-1").size() == 2);
        sameAsRest("initech", "l-1");
        assertThat(shown("initech", "l-1").getFirst().path("stale").asBoolean()).isTrue();
        assertThat(rail.said(OutsideTopics.feed("initech")))
                .allMatch(said -> said.value().getEmployer().equals("initech"));
    }

    /** The example of docs/examples, compiled and run as its readers would. */
    @Test
    void theExampleClientFollowsTheFeed() throws Exception {
        shares("ines");
        lists.put("e-1", "acme");
        send("acme", job("acme", "e-1"));
        soon().until(() -> shown("acme", "e-1").size() == 1);

        String items = Integer.toString(rail.all(OutsideTopics.feed("acme")).size());
        assertThat(new ExampleClient("FollowFeed.java").run(rail, MatchChanged.getClassSchema(), folder, "acme", items))
                .contains("e-1 1 {", "\"act\": \"OFFERED\"", "ler:skill:phlebotomy");
    }

    private LearnerStory shares(String name) {
        LearnerStory learner = new LearnerStory(name, Instant.now());
        sharing.add(learner);
        rail.say(learner.trust(), learner.consent(1, ConsentState.GRANTED), learner.preference(), learner.verified());
        return learner;
    }

    private void sameAsRest(String employer, String job) {
        soon().untilAsserted(() -> assertThat(shown(employer, job)).isEqualTo(rest(employer, job)));
    }

    /** What REST shows of the job, in its order. */
    private List<JsonNode> rest(String employer, String job) {
        return StreamSupport.stream(read(employer, "/feeds/items").path("items").spliterator(), false)
                .filter(item -> item.path("jobId").asString().equals(job))
                .toList();
    }

    /** What lies on the employer's topic of the job, in its order, in REST's words. */
    private List<JsonNode> shown(String employer, String job) {
        Topic<MatchChanged> feed = OutsideTopics.feed(employer);
        return rail.records(feed).stream()
                .filter(message -> text(message.key()).equals(job))
                .<JsonNode>flatMap(message -> ShownItem.of(
                                Long.parseLong(header(message, "ler_seq")),
                                header(message, "ce_time"),
                                rail.decoded(feed, message.value()))
                        .map(item -> JSON.readTree(item.toString())))
                .toList();
    }

    private List<MatchChanged> values(Topic<MatchChanged> feed) {
        return rail.all(feed);
    }

    private List<String> reasons() {
        return rail.deadLetterRecords().stream()
                .map(letter -> header(letter, "ler_reason"))
                .toList();
    }

    private static JobChanged job(String employer, String id) {
        return JobChanged.newBuilder()
                .setJobId(id)
                .setEmployer(employer)
                .setState(JobState.OPEN)
                .setTitle("Phlebotomist")
                .setSkills(new ArrayList<>(List.of(JobSkill.newBuilder()
                        .setSkillId("ler:skill:phlebotomy")
                        .setLabel("")
                        .setWeight(80)
                        .setRequired(true)
                        .setMustHave(true)
                        .build())))
                .setArea("us-ny-061")
                .setMode("ON_SITE")
                .setHourlyPayCentsMinimum(2_100L)
                .setHourlyPayCentsMaximum(2_600L)
                .build();
    }

    private void send(String party, JobChanged... jobs) {
        rail.send(Stream.of(jobs)
                .map(job -> message(party, job.getJobId(), encoded(job)))
                .toList());
    }

    private byte[] encoded(JobChanged job) {
        return rail.encoded(Topics.JOB_CHANGED, job);
    }

    private static ProducerRecord<byte[], byte[]> message(String party, String key, byte[] value) {
        return new ProducerRecord<>(OutsideTopics.jobsIn(party).name(), utf8(key), value);
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return text(message.headers().lastHeader(name).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void put(String employer, String jobId) {
        door(HttpMethod.PUT, employer, "/jobs/" + jobId, """
            {"title": "Phlebotomist", "area": "us-ny-061", "mode": "onSite",
             "skills": [{"skillId": "ler:skill:phlebotomy", "weight": 80, "mustHave": true}],
             "hourlyPayCentsMinimum": 2100, "hourlyPayCentsMaximum": 2600}
            """).expectStatus().isCreated();
    }

    private String text(String path, String field) {
        return read("acme", path).path(field).asString("");
    }

    private JsonNode read(String employer, String path) {
        byte[] body = door(HttpMethod.GET, employer, path, "")
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return JSON.readTree(body == null || body.length == 0 ? utf8("{}") : body);
    }

    private WebTestClient.ResponseSpec door(HttpMethod method, String employer, String path, String body) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .method(method)
                .uri(path)
                .header("Authorization", TestTokens.recruiterOf(employer))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }
}
