package org.lerexchange.matching.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.feeds.FeedWorld.FORKLIFT;
import static org.lerexchange.matching.feeds.FeedWorld.SPANISH;
import static org.lerexchange.matching.feeds.FeedWorld.WELDING;
import static org.lerexchange.matching.feeds.FeedWorld.part;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.edge.Role;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.matching.index.Mask;
import org.lerexchange.messaging.Heard;
import org.springframework.http.codec.ServerSentEvent;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

class FeedDoorsTest {

    /** Two jobs of one employer, one of another; offered, re-scored, withdrawn, and one item with several changes. */
    private static OpenDoors aBusyRegion(OpenDoors doors) {
        doors.world
                .job("job-1", "acme", List.of(WELDING, SPANISH), WELDING)
                .job("job-2", "acme", List.of(FORKLIFT))
                .job("job-3", "globex", List.of(WELDING));
        doors.heard();
        doors.world.profile("profile-1", part("consent-1", "part-1", "college", WELDING, FORKLIFT));
        doors.heard();
        IntStream.range(2, 6)
                .forEach(
                        i -> doors.world.profile("profile-" + i, part("consent-" + i, "part-" + i, "school", WELDING)));
        doors.heard();
        doors.world.profile(
                "profile-2",
                part("consent-2", "part-2", "school", WELDING),
                part("consent-2", "part-2b", "school", SPANISH));
        doors.heard();
        doors.world.withdrawn("consent-3", 2);
        return doors.heard();
    }

    private static List<JsonNode> all(OpenDoors doors, String employer, int limit) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        while (true) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            JsonNode page = doors.json(employer, "/feeds/items?limit=" + limit + from);
            if (page.get("items").isEmpty()) {
                return all;
            }
            page.get("items").forEach(all::add);
            cursor = page.get("cursor").asString();
        }
    }

    private static List<String> ofJob(List<JsonNode> items, String job) {
        return items.stream()
                .filter(item -> item.get("jobId").asString().equals(job))
                .map(JsonNode::toString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void pagesOfAnySizeAndTheStreamGiveTheSameItemsInTheSameOrderOfEachJob(int limit) {
        OpenDoors doors = aBusyRegion(new OpenDoors());

        List<JsonNode> pages = all(doors, "acme", limit);
        List<JsonNode> streamed = doors.items("acme")
                .take(pages.size())
                .mapNotNull(ServerSentEvent::data)
                .collectList()
                .blockOptional(OpenDoors.PATIENCE)
                .orElseThrow();

        assertThat(pages).hasSize(8);
        assertThat(ofJob(pages, "job-1")).hasSize(7).isEqualTo(ofJob(streamed, "job-1"));
        assertThat(ofJob(pages, "job-2")).hasSize(1).isEqualTo(ofJob(streamed, "job-2"));
    }

    @Test
    void anItemSaysWhatHappenedAndWhy() {
        OpenDoors doors = new OpenDoors();
        doors.world.job("job-1", "acme", List.of(WELDING), WELDING);
        doors.world.profile("profile-1", part("consent-1", "part-1", "college", WELDING));

        JsonNode item = doors.heard().json("acme", "/feeds/items").get("items").get(0);

        assertThat(item.propertyNames())
                .containsExactlyInAnyOrder(
                        "jobId", "seq", "act", "matchId", "candidateId", "score", "band", "weights", "at", "reasons");
        assertThat(item.get("act").asString()).isEqualTo("offered");
        assertThat(item.get("band").asString()).isEqualTo("met");
        JsonNode reason = item.get("reasons").get(0);
        assertThat(reason.get("outcome").asString()).isEqualTo("proved");
        assertThat(reason.get("verdict").asString()).isEqualTo("passed");
        assertThat(reason.get("when").asString()).isEqualTo("2026");
        assertThat(reason.has("issuerName")).isFalse();
    }

    @Test
    void aStreamResumesBehindEveryIdItGave() {
        OpenDoors doors = aBusyRegion(new OpenDoors());
        List<ServerSentEvent<JsonNode>> whole = doors.items("acme")
                .take(8)
                .collectList()
                .blockOptional(OpenDoors.PATIENCE)
                .orElseThrow();

        for (int i = 0; i < 7; i++) {
            String last = Objects.requireNonNull(whole.get(i).id());
            List<String> rest = doors.items("acme", last)
                    .take(7 - i)
                    .mapNotNull(ServerSentEvent::data)
                    .map(JsonNode::toString)
                    .collectList()
                    .blockOptional(OpenDoors.PATIENCE)
                    .orElseThrow();

            assertThat(rest)
                    .containsExactlyInAnyOrderElementsOf(whole.subList(i + 1, 8).stream()
                            .map(event -> String.valueOf(event.data()))
                            .toList());
        }
    }

    @Test
    void anItemThatIsKeptWhileAStreamIsOpenWakesIt() {
        OpenDoors doors = new OpenDoors();
        doors.world.job("job-1", "acme", List.of(WELDING));

        StepVerifier.create(doors.items("acme").mapNotNull(ServerSentEvent::data))
                .then(() -> doors.world.profile("profile-1", part("consent-1", "part-1", "college", WELDING)))
                .then(doors::heard)
                .assertNext(item -> assertThat(item.get("act").asString()).isEqualTo("offered"))
                .then(() -> doors.world.withdrawn("consent-1", 2))
                .then(doors::heard)
                .assertNext(item -> assertThat(item.get("cause").asString()).isEqualTo("consentWithdrawn"))
                .thenCancel()
                .verify(OpenDoors.PATIENCE);
    }

    @Test
    void whatAnotherInstanceKeptArrivesWithoutBeingWokenAndHeartbeatsGoOn() {
        OpenDoors doors = new OpenDoors(new Pace(Duration.ofMillis(20), Duration.ofMillis(20), OpenDoors.NEVER));
        doors.world.job("job-1", "acme", List.of(WELDING));
        doors.world.profile("profile-1", part("consent-1", "part-1", "college", WELDING));
        List<Heard<MatchChanged>> said = doors.world.said();

        StepVerifier.create(doors.stream("acme")
                        .filter(event -> event.comment() != null)
                        .take(3))
                .expectNextCount(3)
                .expectComplete()
                .verify(OpenDoors.PATIENCE);
        StepVerifier.create(doors.items("acme").take(1))
                .then(() -> said.forEach(
                        event -> doors.items.keep(ItemMapping.toItem(event)).block()))
                .expectNextCount(1)
                .expectComplete()
                .verify(OpenDoors.PATIENCE);
    }

    @Test
    void streamsEndBeforeTheServerGoesAway() {
        OpenDoors doors = aBusyRegion(new OpenDoors());

        StepVerifier.create(doors.items("acme"))
                .expectNextCount(8)
                .then(doors.wakes::stop)
                .expectComplete()
                .verify(OpenDoors.PATIENCE);
    }

    @Test
    void f46WhatRestsOnAWithdrawnConsentKeepsItsPlaceButIsNotShown() {
        OpenDoors doors = new OpenDoors();
        doors.world.job("job-1", "acme", List.of(WELDING));
        doors.world.profile("profile-1", part("consent-1", "part-1", "college", WELDING));
        doors.heard();

        doors.world.withdrawn("consent-1", 2);
        JsonNode item = doors.json("acme", "/feeds/items").get("items").get(0);

        assertThat(item.propertyNames())
                .containsExactlyInAnyOrder("jobId", "seq", "act", "stale", "matchId", "weights", "at");
        assertThat(item.get("act").asString()).isEqualTo("offered");
        assertThat(doors.json("acme", "/feeds/job-1/members").get("items")).isEmpty();
        assertThat(all(doors.heard(), "acme", 10)).hasSize(2).last().satisfies(last -> {
            assertThat(last.get("act").asString()).isEqualTo("withdrawn");
            assertThat(last.has("stale")).isFalse();
        });
    }

    @Test
    void whatIsRevokedIsStaleBeforeTheFeedHasSaidSo() {
        OpenDoors doors = new OpenDoors();
        doors.world.job("job-1", "acme", List.of(WELDING));
        var licence = part("consent-1", "part-1", "college", WELDING);
        doors.world.profile("profile-1", licence);
        doors.heard().world.retracted(licence, 2, true, Mask.Cause.REVOKED);

        assertThat(doors.json("acme", "/feeds/items")
                        .get("items")
                        .get(0)
                        .get("stale")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void s26NoConsentPartOrProfileIdLeaves() {
        OpenDoors doors = aBusyRegion(new OpenDoors());
        String match = doors.json("acme", "/feeds/job-1/members")
                .get("items")
                .get(0)
                .get("matchId")
                .asString();

        String everything = doors.body("acme", "/feeds/items?limit=500")
                + doors.body("acme", "/feeds/job-1/members")
                + doors.body("acme", "/matches/" + match + "/explanation")
                + doors.body("acme", "/jobs/job-1/near-misses");

        assertThat(everything).contains("Proof of").doesNotContain("consent-", "part-", "profile-");
    }

    @Test
    void s05AnotherTenantsJobsMatchesAndItemsAreNotThere() {
        OpenDoors doors = aBusyRegion(new OpenDoors());
        String match = doors.json("acme", "/feeds/job-1/members")
                .get("items")
                .get(0)
                .get("matchId")
                .asString();

        for (String path : List.of(
                "/feeds/items?job=job-1",
                "/feeds/stream?job=job-1",
                "/feeds/job-1/members",
                "/jobs/job-1/near-misses",
                "/matches/" + match + "/explanation",
                "/feeds/no-such-job/members",
                "/matches/no-such-match/explanation")) {
            doors.get("globex", path).expectStatus().isNotFound();
        }
        assertThat(all(doors, "globex", 100))
                .allMatch(item -> item.get("jobId").asString().equals("job-3"));
        assertThat(all(doors, "initech", 100)).isEmpty();
    }

    @Test
    void s06OnlyARecruiterComesIn() {
        OpenDoors doors = aBusyRegion(new OpenDoors());

        for (Role role : Role.values()) {
            int status = role == Role.EMPLOYER_RECRUITER ? 200 : 403;
            doors.get("acme", role, "/feeds/items").expectStatus().isEqualTo(status);
            doors.get("acme", role, "/feeds/job-1/members").expectStatus().isEqualTo(status);
            doors.get("acme", role, "/jobs/job-1/near-misses").expectStatus().isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=%25", "cursor=AA", "cursor=Af__________________8", "limit=0", "limit=501"})
    void whatNoAnswerGaveIsRefused(String query) {
        new OpenDoors().get("acme", "/feeds/items?" + query).expectStatus().isBadRequest();
    }

    @Test
    void oneJobCanBeReadAloneAndTheOthersKeepTheirPlace() {
        OpenDoors doors = aBusyRegion(new OpenDoors());

        JsonNode one = doors.json("acme", "/feeds/items?job=job-2");
        JsonNode rest =
                doors.json("acme", "/feeds/items?cursor=" + one.get("cursor").asString());

        assertThat(one.get("items")).hasSize(1);
        assertThat(rest.get("items"))
                .hasSize(7)
                .allMatch(item -> item.get("jobId").asString().equals("job-1"));
    }

    @Test
    void anExplanationIsThereWhileTheMatchIs() {
        OpenDoors doors = aBusyRegion(new OpenDoors());
        JsonNode member =
                doors.json("acme", "/feeds/job-2/members").get("items").get(0);
        String path = "/matches/" + member.get("matchId").asString() + "/explanation";

        JsonNode explanation = doors.json("acme", path);

        assertThat(explanation.get("score")).isEqualTo(member.get("score"));
        assertThat(explanation.get("reasons").get(0).get("label").asString()).isEqualTo("Forklift");
        doors.world.withdrawn("consent-1", 2);
        doors.get("acme", path).expectStatus().isNotFound();
    }

    @Test
    void aNearMissSaysWhatIsMissingAndWhatWouldChangeIt() {
        OpenDoors doors = new OpenDoors();
        doors.world.job("job-1", "acme", List.of(WELDING, SPANISH), SPANISH);
        doors.world.profile("profile-1", part("consent-1", "part-1", "college", WELDING));

        JsonNode miss = doors.heard()
                .json("acme", "/jobs/job-1/near-misses")
                .get("items")
                .get(0);

        assertThat(miss.get("missing").get(0).get("label").asString()).isEqualTo("Spanish");
        assertThat(miss.get("wouldChange").get(0).get("step").asString()).isEqualTo("earn");
        assertThat(miss.get("score").asInt()).isPositive();
    }
}
