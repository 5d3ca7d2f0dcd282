package org.lerexchange.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.ConsentState;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service: doors over HTTP, events over a broker, everything kept in a store. Shares it with {@link PartnersTest},
 * whose employers and learners are others.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = MatchingApplicationTest.Matching.class)
class MatchingApplicationTest {

    private static final String HOSPITAL = "mercy-hospital";
    private static final String CLINIC = "harbor-clinic";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String JOB = """
        {"title": "Phlebotomist", "text": "Draws blood, greets patients.", "area": "us-ny-061", "mode": "onSite",
         "skills": [{"skillId": "ler:skill:phlebotomy", "weight": 80, "mustHave": true}],
         "hourlyPayCentsMinimum": 2100, "hourlyPayCentsMaximum": 2600}
        """;

    private final List<LearnerStory> sharing = new ArrayList<>();
    private final List<String> lists = new ArrayList<>();

    @Autowired
    private TestRail rail;

    @LocalServerPort
    private int port;

    static final class Matching extends Surroundings {

        Matching() {
            super("matching", PartnersTest.topics());
            secrets("ler.matching.master-key-file");
            bean(ReactiveJwtDecoder.class, new TestTokens());
        }
    }

    /** So that nobody is on another test's list. */
    @AfterEach
    void allTakeTheirConsentBack() {
        sharing.forEach(learner -> rail.say(learner.consent(2, ConsentState.WITHDRAWN)));
        lists.forEach(job -> await().atMost(SOON)
                .until(() -> members(job).isEmpty()
                        && get(HOSPITAL, "/jobs/" + job + "/near-misses")
                                .path("items")
                                .isEmpty()));
    }

    @Test
    void aConsentedClaimIsOfferedWithItsReasonsAndWithdrawnWithItsConsent() {
        long before = rail.deadLetters();
        LearnerStory ana = shares("ana");
        opens("lab-1", JOB);

        JsonNode offered = awaitItem(HOSPITAL, "lab-1", "offered");

        assertThat(offered.path("band").asString()).isEqualTo("met");
        assertThat(offered.path("score").asInt()).isPositive();
        JsonNode reason = offered.path("reasons").path(0);
        assertThat(reason.path("skillId").asString()).isEqualTo("ler:skill:phlebotomy");
        assertThat(reason.path("mustHave").asBoolean()).isTrue();
        assertThat(reason.path("achievementType").asString()).isEqualTo("Certificate");
        assertThat(reason.path("issuerKind").asString()).isEqualTo("institution");
        assertThat(firstEvent(HOSPITAL, "lab-1")).isEqualTo(offered);
        assertThat(members("lab-1")).hasSize(1);
        assertThat(get(HOSPITAL, "/matches/" + offered.path("matchId").asString() + "/explanation")
                        .path("reasons")
                        .size())
                .isPositive();

        rail.say(ana.consent(2, ConsentState.WITHDRAWN));

        JsonNode withdrawn = awaitItem(HOSPITAL, "lab-1", "withdrawn");
        assertThat(withdrawn.path("matchId")).isEqualTo(offered.path("matchId"));
        assertThat(withdrawn.path("seq").asLong()).isEqualTo(offered.path("seq").asLong() + 1);
        assertThat(members("lab-1")).isEmpty();
        assertThat(get(HOSPITAL, "/feeds/items").toString())
                .doesNotContain(ana.consentId(), ana.partId(), ana.profileId());
        assertThat(rail.deadLetters()).isEqualTo(before);
    }

    @Test
    void anotherEmployerSeesNothing() {
        shares("ben");
        opens("lab-2", JOB);
        awaitItem(HOSPITAL, "lab-2", "offered");

        assertThat(get(CLINIC, "/feeds/items").path("items").size()).isZero();
        for (String path : List.of("/jobs/lab-2", "/feeds/lab-2/members", "/jobs/lab-2/near-misses")) {
            door().get()
                    .uri(path)
                    .header("Authorization", TestTokens.recruiterOf(CLINIC))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void aMustHaveThatNobodyProvedMakesANearMissAndNoOffer() {
        shares("cleo");
        opens("lab-3", JOB.replace("]", ", {\"skillId\": \"ler:skill:cpr\", \"mustHave\": true}]"));

        await().atMost(SOON)
                .until(() -> get(HOSPITAL, "/jobs/lab-3/near-misses").toString().contains("ler:skill:cpr"));
        assertThat(members("lab-3")).isEmpty();
        assertThat(rail.all(Topics.JOB_CHANGED).toString()).contains("lab-3").doesNotContain("Draws blood");
    }

    @Test
    void theServiceIsHealthyAndTellsTheOperatorWhatItHolds() {
        await().atMost(SOON)
                .untilAsserted(() -> door().get()
                        .uri("/actuator/health")
                        .exchange()
                        .expectStatus()
                        .isOk());
        opens("counted", JOB);

        JsonNode state = read(door().get()
                .uri("/state")
                .header("Authorization", TestTokens.bearer("olga", "", "operator"))
                .exchange());

        assertThat(state.path("jobs").path("count").asLong()).isPositive();
        assertThat(state.path("taxonomy").path("count").asLong()).isGreaterThan(100);
        assertThat(get(HOSPITAL, "/jobs").path("items").size()).isPositive();
    }

    @Test
    void everyReadModelIsRebuiltToTheSameAndOneThatWasChangedBehindItsBackIsNot(@Autowired MongoClient store) {
        LearnerStory dora = shares("dora");
        opens("lab-4", JOB);
        awaitItem(HOSPITAL, "lab-4", "offered");

        JsonNode equal = replayed();
        StrangeHand profiles = StrangeHand.in(store, "matching", "profiles-profiles");
        profiles.change(dora.profileId(), profile -> wishes(profile).put("area", "us-ca-001"));
        JsonNode different = replayed();
        profiles.change(dora.profileId(), profile -> wishes(profile).put("area", "us-ny-061"));

        assertThat(states(equal)).isEqualTo(Map.of("index", "equal", "jobs.view", "equal", "profiles", "equal"));
        assertThat(equal.path("kept").toString()).isEqualTo("[\"feeds\",\"jobs\",\"taxonomy\"]");
        assertThat(equal.path("models")
                        .valueStream()
                        .map(model -> model.path("liveCount").asLong()))
                .allMatch(count -> count > 0);
        assertThat(states(different))
                .isEqualTo(Map.of("index", "equal", "jobs.view", "equal", "profiles", "different"));
    }

    private static Document wishes(Document profile) {
        return profile.get("preferences", Document.class).get("value", Document.class);
    }

    private static Map<String, String> states(JsonNode replay) {
        return replay.path("models")
                .valueStream()
                .collect(Collectors.toMap(
                        model -> model.path("model").asString(),
                        model -> model.path("state").asString()));
    }

    private JsonNode replayed() {
        String operator = TestTokens.bearer("olga", "", "operator");
        door().post()
                .uri("/replay")
                .header("Authorization", operator)
                .exchange()
                .expectStatus()
                .isAccepted();
        return await().atMost(SOON)
                .until(
                        () -> read(door().get()
                                .uri("/replay")
                                .header("Authorization", operator)
                                .exchange()),
                        replay -> replay.path("state").asString().equals("done"));
    }

    private LearnerStory shares(String name) {
        LearnerStory learner = new LearnerStory(name, Instant.now());
        sharing.add(learner);
        rail.say(learner.trust(), learner.consent(1, ConsentState.GRANTED), learner.preference(), learner.verified());
        return learner;
    }

    // --- what is seen

    private JsonNode awaitItem(String employer, String job, String act) {
        return await().atMost(SOON)
                .until(
                        () -> items(employer, job)
                                .filter(item -> item.path("act").asString().equals(act))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    /** None while the feed does not know the job yet. */
    private Stream<JsonNode> items(String employer, String job) {
        JsonNode page = get(employer, "/feeds/items");
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(item -> item.path("jobId").asString().equals(job));
    }

    private List<JsonNode> members(String job) {
        return StreamSupport.stream(
                        get(HOSPITAL, "/feeds/" + job + "/members")
                                .path("items")
                                .spliterator(),
                        false)
                .toList();
    }

    /** The first event of the stream; its id is where to go on. */
    private JsonNode firstEvent(String employer, String job) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/feeds/stream?job=" + job))
                .header("Authorization", TestTokens.recruiterOf(employer))
                .timeout(SOON)
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            String data = lines.filter(line -> line.startsWith("data:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("data:".length());
            client.shutdownNow();
            return JSON.readTree(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    // --- the doors

    private WebTestClient door() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(SOON)
                .build();
    }

    private void opens(String job, String body) {
        lists.add(job);
        door().put()
                .uri("/jobs/" + job)
                .header("Authorization", TestTokens.recruiterOf(HOSPITAL))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private JsonNode get(String employer, String path) {
        return read(door().get()
                .uri(path)
                .header("Authorization", TestTokens.recruiterOf(employer))
                .exchange());
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        byte[] body = answer.expectBody().returnResult().getResponseBodyContent();
        return JSON.readTree(body == null || body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
    }
}
