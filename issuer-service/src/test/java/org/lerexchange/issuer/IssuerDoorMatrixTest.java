package org.lerexchange.issuer;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.lerexchange.credentials.sealing.SealingKey;
import org.lerexchange.edge.Role;
import org.lerexchange.events.KeyPublished;
import org.lerexchange.events.PublishedKey;
import org.lerexchange.messaging.Event;
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

/** Every door of the issuer, tried by every role, against another institution's objects, and with hostile input. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = IssuerDoorMatrixTest.Issuer.class)
class IssuerDoorMatrixTest extends DoorTrials {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String STAFF = "institution.staff";
    private static final String FORKLIFT = """
        {"name": "Forklift licence", "description": "Drives a truck", "criteria": "Passed", "achievementType": "License",
         "alignments": [{"targetName": "Driving", "targetUrl": "https://skills.example/driving"}]}\
        """;
    private static final String ROSTER = "award_id,achievement,email\nr-1,forklift,one@example.org\n";

    private final TestRail rail;

    IssuerDoorMatrixTest(@Autowired ApplicationContext context, @LocalServerPort int port, @Autowired TestRail rail) {
        super(
                context,
                port,
                Surroundings.house(
                        context,
                        Arrays.stream(Role.values()).map(Role::wireName).toList(),
                        Instant.now()));
        this.rail = rail;
    }

    static final class Issuer extends Surroundings {

        Issuer() {
            super("issuer", Topics.all());
            secrets("ler.keyring.master-key-file", "ler.keyring.region-secret-file");
            identityProvider();
        }
    }

    @BeforeAll
    void twoInstitutionsWithAnAwardAndARosterEach() {
        Instant now = Instant.now();
        PublishedKey wallet = new PublishedKey(
                "wallet:today",
                SealingKey.generate("wallet:today").publicKey().toJwk(),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(1)));
        rail.say(Event.of(Topics.KEY_PUBLISHED, "wallet", 1, now, new KeyPublished("wallet", List.of(wallet))));
        for (boolean first : new boolean[] {true, false}) {
            String kind = "{\"name\": \"A College\", \"kind\": \"institution\"}";
            ask(first, "agency.staff", "PUT", "/institutions/" + tenant(first), kind);
            ask(first, STAFF, "PUT", "/achievements/" + (first ? "forklift" : "crane"), FORKLIFT);
            ask(first, STAFF, "POST", "/awards", award(first ? "mine" : "theirs", first ? "forklift" : "crane"));
            ask(first, STAFF, "PUT", "/rosters/" + (first ? "mine" : "theirs"), ROSTER);
        }
        ask(true, STAFF, "POST", "/awards", award("gone", "forklift"));
        Awaitility.await().atMost(PATIENCE).until(() -> state(true, "mine") && state(false, "theirs"));
    }

    private boolean state(boolean first, String award) {
        return ask(first, STAFF, "GET", "/awards/" + award, "")
                .path("state")
                .asString()
                .equals("waiting");
    }

    private static String award(String id, String achievement) {
        return """
            {"awardId": "%s", "achievement": "%s", "email": "ana@example.org", "name": "A. Person",
             "awardedOn": "2026-06-30"}\
            """.formatted(id, achievement);
    }

    @Override
    protected String tenant(boolean first) {
        return first ? "riverside-college" : "lakeview";
    }

    @Override
    protected Map<String, Good> good() {
        Map<String, Good> all = new HashMap<>();
        all.put("PUT /institutions/{tenant}", new Good("/institutions/hillside", """
            {"name": "Hillside", "kind": "employer"}\
            """));
        all.put("GET /institutions/{tenant}", Good.of("/institutions/riverside-college"));
        all.put("GET /institutions/{tenant}/did.json", Good.of("/institutions/riverside-college/did.json"));
        all.put("GET /status-lists/{tenant}/{number}", Good.of("/status-lists/riverside-college/1"));
        all.put("PUT /achievements/{code}", new Good("/achievements/forklift", FORKLIFT));
        all.put("GET /achievements/{code}", Good.of("/achievements/forklift"));
        all.put("GET /achievements", Good.of("/achievements"));
        all.put("POST /awards", new Good("/awards", award("mine", "forklift")));
        all.put(
                "PUT /awards/{awardId}",
                new Good("/awards/mine", award("mine", "forklift").replace("\"awardId\": \"mine\",", "")));
        all.put("GET /awards/{awardId}", Good.of("/awards/mine"));
        all.put("POST /awards/{awardId}/withdrawal", new Good("/awards/gone/withdrawal", "{\"reason\": \"ERROR\"}"));
        all.put("POST /awards/{awardId}/status", new Good("/awards/mine/status", """
            {"standing": "suspended", "reason": "REVIEW"}\
            """));
        all.put("PUT /rosters/{rosterId}", new Good("/rosters/mine", ROSTER));
        all.put("GET /rosters/{rosterId}", Good.of("/rosters/mine"));
        return all;
    }

    @Override
    protected Map<String, Theirs> theirs() {
        Map<String, Theirs> all = new HashMap<>();
        all.put("GET /achievements/{code}", new Theirs("/achievements/crane", "/achievements/none"));
        all.put("PUT /awards/{awardId}", new Theirs("/awards/theirs", "/awards/none"));
        all.put("GET /awards/{awardId}", new Theirs("/awards/theirs", "/awards/none"));
        all.put(
                "POST /awards/{awardId}/withdrawal",
                new Theirs("/awards/theirs/withdrawal", "/awards/none/withdrawal"));
        all.put("POST /awards/{awardId}/status", new Theirs("/awards/theirs/status", "/awards/none/status"));
        all.put("GET /rosters/{rosterId}", new Theirs("/rosters/theirs", "/rosters/none"));
        return all;
    }

    @Override
    protected Map<String, String> ofNoTenant() {
        return Map.of(
                "PUT /institutions/{tenant}", "a region's agencies register whom they will",
                "GET /institutions/{tenant}", "who an institution is may be seen by all",
                "GET /institutions/{tenant}/did.json", "public",
                "GET /status-lists/{tenant}/{number}", "public",
                "PUT /achievements/{code}", "the code is the caller's own, whoever else has it",
                "PUT /rosters/{rosterId}", "the id is the caller's own, whoever else has it");
    }
}
