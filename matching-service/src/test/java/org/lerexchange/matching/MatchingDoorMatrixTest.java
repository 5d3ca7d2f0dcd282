package org.lerexchange.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.lerexchange.edge.Role;
import org.lerexchange.events.ConsentState;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.doors.DoorTrials;
import org.lerexchange.testkit.doors.Good;
import org.lerexchange.testkit.doors.Theirs;
import org.lerexchange.testkit.rail.TestRail;
import org.lerexchange.testkit.whole.Surroundings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Every door of matching, tried by every role, against another employer's objects, and with hostile input. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = MatchingDoorMatrixTest.Matching.class)
class MatchingDoorMatrixTest extends DoorTrials {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String RECRUITER = "employer.recruiter";
    private static final String JOB = """
        {"title": "Phlebotomist", "text": "Draws blood, greets patients.", "area": "us-ny-061", "mode": "onSite",
         "skills": [{"skillId": "ler:skill:phlebotomy", "weight": 80, "mustHave": true}],
         "hourlyPayCentsMinimum": 2100, "hourlyPayCentsMaximum": 2600}\
        """;
    private static final String BATCH = """
        {"version": "9.9", "of": 2, "skills": [{"id": "ler:skill:x", "label": "x", "alternatives": ["y"], "kind": "skill",
         "broader": ["z"]}], "occupations": [{"id": "29-1141.00", "label": "Nurse", "alternatives": ["RN"]}]}\
        """;
    private static final String CHOICES = """
        {"accept": [], "drop": [], "mustHave": ["ler:skill:phlebotomy"]}\
        """;

    private final TestRail rail;
    private String mine = "";
    private String theirs = "";

    MatchingDoorMatrixTest(@Autowired ApplicationContext context, @LocalServerPort int port, @Autowired TestRail rail) {
        super(
                context,
                port,
                Surroundings.house(
                        context,
                        Arrays.stream(Role.values()).map(Role::wireName).toList(),
                        Instant.now()));
        this.rail = rail;
    }

    static final class Matching extends Surroundings {

        Matching() {
            super("matching", Topics.all());
            secrets("ler.matching.master-key-file");
            identityProvider();
        }
    }

    @BeforeAll
    void twoEmployersWithAMatchEach() {
        LearnerStory ana = new LearnerStory("ana", Instant.now());
        rail.say(ana.trust(), ana.consent(1, ConsentState.GRANTED), ana.preference(), ana.verified());
        for (boolean first : new boolean[] {true, false}) {
            ask(first, RECRUITER, "PUT", "/jobs/" + (first ? "mine" : "theirs"), JOB);
        }
        ask(true, RECRUITER, "PUT", "/jobs/over", JOB);
        mine = match(true);
        theirs = match(false);
    }

    private String match(boolean first) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> Optional.of(ask(first, RECRUITER, "GET", "/feeds/items", "")
                                        .at("/items/0/matchId")
                                        .asString(""))
                                .filter(id -> !id.isEmpty()),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    protected String tenant(boolean first) {
        return first ? "acme" : "globex";
    }

    @Override
    protected Map<String, Good> good() {
        Map<String, Good> all = new HashMap<>();
        all.put("PUT /jobs/{jobId}", new Good("/jobs/mine", JOB));
        all.put("GET /jobs/{jobId}", Good.of("/jobs/mine"));
        all.put("GET /jobs", Good.of("/jobs"));
        all.put("POST /jobs/{jobId}/skills", new Good("/jobs/mine/skills", CHOICES));
        all.put("POST /jobs/{jobId}/close", Good.of("/jobs/over/close"));
        all.put("GET /jobs/{jobId}/near-misses", Good.of("/jobs/mine/near-misses"));
        all.put("GET /feeds/items", Good.of("/feeds/items?limit=5"));
        all.put("GET /feeds/stream", Good.of("/feeds/stream?job=mine"));
        all.put("GET /feeds/{jobId}/members", Good.of("/feeds/mine/members"));
        all.put("GET /matches/{matchId}/explanation", Good.of("/matches/" + mine + "/explanation"));
        all.put("PUT /taxonomy/skills/batches/{n}", new Good("/taxonomy/skills/batches/1", BATCH));
        all.put("GET /taxonomy/skills", Good.of("/taxonomy/skills?query=blood&limit=3"));
        return all;
    }

    @Override
    protected Map<String, Theirs> theirs() {
        Map<String, Theirs> all = new HashMap<>();
        all.put("PUT /jobs/{jobId}", new Theirs("/jobs/theirs", "/jobs/theirs"));
        all.put("GET /jobs/{jobId}", new Theirs("/jobs/theirs", "/jobs/none"));
        all.put("POST /jobs/{jobId}/skills", new Theirs("/jobs/theirs/skills", "/jobs/none/skills"));
        all.put("POST /jobs/{jobId}/close", new Theirs("/jobs/theirs/close", "/jobs/none/close"));
        all.put("GET /jobs/{jobId}/near-misses", new Theirs("/jobs/theirs/near-misses", "/jobs/none/near-misses"));
        all.put("GET /feeds/items", new Theirs("/feeds/items?job=theirs", "/feeds/items?job=none"));
        all.put("GET /feeds/stream", new Theirs("/feeds/stream?job=theirs", "/feeds/stream?job=none"));
        all.put("GET /feeds/{jobId}/members", new Theirs("/feeds/theirs/members", "/feeds/none/members"));
        all.put(
                "GET /matches/{matchId}/explanation",
                new Theirs("/matches/" + theirs + "/explanation", "/matches/none/explanation"));
        return all;
    }

    @Override
    protected Map<String, String> ofNoTenant() {
        return Map.of("PUT /taxonomy/skills/batches/{n}", "the taxonomy is the region's; n is a number");
    }
}
