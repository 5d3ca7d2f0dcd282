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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.docstore.EmbeddedDocumentStore;
import org.lerexchange.events.ConsentState;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.documents.MongoDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.testkit.tokens.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service: doors over HTTP, events over a broker, everything kept in a store. */
@SpringBootTest(classes = MatchingApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(MatchingApplicationTest.Surroundings.class)
@DirtiesContext
class MatchingApplicationTest {

    private static final TestRail RAIL = new TestRail(Topics.all(), "matching");
    private static final EmbeddedDocumentStore STORE = EmbeddedDocumentStore.inMemory();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String JOB = """
        {"title": "Phlebotomist", "text": "Draws blood, greets patients.", "area": "us-ny-061", "mode": "onSite",
         "skills": [{"skillId": "ler:skill:phlebotomy", "weight": 80, "mustHave": true}],
         "hourlyPayCentsMinimum": 2100, "hourlyPayCentsMaximum": 2600}
        """;

    @TempDir
    static Path secrets;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", RAIL::address);
        properties.add("spring.mongodb.uri", STORE::uri);
        properties.add("ler.matching.master-key-file", MatchingApplicationTest::masterKey);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        /** Closed with the service, after the service's own ends of it. */
        @Bean(destroyMethod = "close")
        TestRail rail() {
            return RAIL;
        }

        @Bean
        SchemaRegistry registry() {
            return RAIL.registry();
        }

        @Bean
        ReactiveJwtDecoder tokens() {
            return new TestTokens();
        }
    }

    @Test
    void aConsentedClaimIsOfferedWithItsReasonsAndWithdrawnWithItsConsent() {
        LearnerStory ana = new LearnerStory("ana", Instant.now());
        RAIL.say(ana.trust(), ana.consent(1, ConsentState.GRANTED), ana.preference(), ana.verified());
        put("acme", "/jobs/lab-1", JOB).expectStatus().isCreated();

        JsonNode offered = awaitItem("acme", "lab-1", "offered");

        assertThat(offered.path("band").asString()).isEqualTo("met");
        assertThat(offered.path("score").asInt()).isPositive();
        JsonNode reason = offered.path("reasons").path(0);
        assertThat(reason.path("skillId").asString()).isEqualTo("ler:skill:phlebotomy");
        assertThat(reason.path("mustHave").asBoolean()).isTrue();
        assertThat(reason.path("achievementType").asString()).isEqualTo("Certificate");
        assertThat(reason.path("issuerKind").asString()).isEqualTo("institution");
        assertThat(firstEvent("acme", "lab-1")).isEqualTo(offered);
        assertThat(members("lab-1")).hasSize(1);
        assertThat(get("acme", "/matches/" + offered.path("matchId").asString() + "/explanation")
                        .path("reasons")
                        .size())
                .isPositive();

        RAIL.say(ana.consent(2, ConsentState.WITHDRAWN));

        JsonNode withdrawn = awaitItem("acme", "lab-1", "withdrawn");
        assertThat(withdrawn.path("matchId")).isEqualTo(offered.path("matchId"));
        assertThat(withdrawn.path("seq").asLong()).isEqualTo(offered.path("seq").asLong() + 1);
        assertThat(members("lab-1")).isEmpty();
        assertThat(get("acme", "/feeds/items").toString())
                .doesNotContain(ana.consentId(), ana.partId(), ana.profileId());
        assertThat(RAIL.deadLetters()).isZero();
    }

    @Test
    void anotherEmployerSeesNothing() {
        LearnerStory ben = new LearnerStory("ben", Instant.now());
        RAIL.say(ben.trust(), ben.consent(1, ConsentState.GRANTED), ben.preference(), ben.verified());
        put("acme", "/jobs/lab-2", JOB).expectStatus().isCreated();
        awaitItem("acme", "lab-2", "offered");

        assertThat(get("globex", "/feeds/items").path("items").size()).isZero();
        for (String path : List.of("/jobs/lab-2", "/feeds/lab-2/members", "/jobs/lab-2/near-misses")) {
            door().get()
                    .uri(path)
                    .header("Authorization", TestTokens.recruiterOf("globex"))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void aMustHaveThatNobodyProvedMakesANearMissAndNoOffer() {
        LearnerStory cleo = new LearnerStory("cleo", Instant.now());
        RAIL.say(cleo.trust(), cleo.consent(1, ConsentState.GRANTED), cleo.preference(), cleo.verified());
        put("acme", "/jobs/lab-3", JOB.replace("]", ", {\"skillId\": \"ler:skill:cpr\", \"mustHave\": true}]"))
                .expectStatus()
                .isCreated();

        await().atMost(SOON)
                .until(() -> get("acme", "/jobs/lab-3/near-misses").toString().contains("ler:skill:cpr"));
        assertThat(members("lab-3")).isEmpty();
        assertThat(RAIL.all(Topics.JOB_CHANGED).toString()).contains("lab-3").doesNotContain("Draws blood");
    }

    @Test
    void theServiceIsHealthyAndTellsTheOperatorWhatItHolds() {
        await().atMost(SOON)
                .untilAsserted(() -> door().get()
                        .uri("/actuator/health")
                        .exchange()
                        .expectStatus()
                        .isOk());
        put("acme", "/jobs/counted", JOB).expectStatus().isCreated();

        JsonNode state = read(door().get()
                .uri("/state")
                .header("Authorization", TestTokens.bearer("olga", "", "operator"))
                .exchange());

        assertThat(state.path("jobs").path("count").asLong()).isPositive();
        assertThat(state.path("taxonomy").path("count").asLong()).isGreaterThan(100);
        assertThat(get("acme", "/jobs").path("items").size()).isPositive();
    }

    @Test
    void everyReadModelIsRebuiltToTheSameAndOneThatWasChangedBehindItsBackIsNot(@Autowired MongoClient store) {
        LearnerStory dora = new LearnerStory("dora", Instant.now());
        RAIL.say(dora.trust(), dora.consent(1, ConsentState.GRANTED), dora.preference(), dora.verified());
        put("acme", "/jobs/lab-4", JOB).expectStatus().isCreated();
        awaitItem("acme", "lab-4", "offered");

        JsonNode equal = replayed();
        Documents profiles = new MongoDatabase(store, "matching", PendingEvents.of(List.of()), Clock.systemUTC())
                .open("profiles-profiles");
        change(profiles, dora.profileId(), profile -> wishes(profile).put("area", "us-ca-001"));
        JsonNode different = replayed();
        change(profiles, dora.profileId(), profile -> wishes(profile).put("area", "us-ny-061"));

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

    /** What a hand that is none of the room's does to a document. */
    private static void change(Documents documents, String id, Consumer<Document> hand) {
        documents
                .change(id, stored -> {
                    Document next = new Document(stored.orElseThrow());
                    next.remove("_id");
                    hand.accept(next);
                    return Change.write(true, next);
                })
                .block(Duration.ofSeconds(10));
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
                        get("acme", "/feeds/" + job + "/members").path("items").spliterator(), false)
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

    private WebTestClient.ResponseSpec put(String employer, String path, String body) {
        return door().put()
                .uri(path)
                .header("Authorization", TestTokens.recruiterOf(employer))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
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

    private static String masterKey() {
        Path file = secrets.resolve("master.key");
        try {
            Files.writeString(
                    file,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]),
                    StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }
}
