package org.lerexchange.matching.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.feeds.FeedWorld.WELDING;
import static org.lerexchange.matching.feeds.FeedWorld.part;

import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.messaging.Change;

class HeadsTest {
    private static final JobId JOB = new JobId("job-1");

    private final FeedWorld world = new FeedWorld();

    private void aListOf(int members) {
        world.job("job-1", "acme", List.of(WELDING));
        IntStream.range(0, members)
                .forEach(i -> world.profile("profile-" + i, part("consent-" + i, "part-" + i, "college", WELDING)));
        assertThat(world.changes()).hasSize(members);
    }

    private Document stored(String collection) {
        return (collection.equals("heads") ? world.heads : world.members)
                .find("job-1")
                .blockOptional()
                .orElseThrow();
    }

    private static int bytes(Document document) {
        BsonDocument raw = new RawBsonDocument(document, new DocumentCodec());
        return ((RawBsonDocument) raw).getByteBuffer().remaining();
    }

    @Test
    void whoIsTakenFromALongListIsWrittenAloneAndTheListIsNot() {
        aListOf(DecideFeed.MOST_MEMBERS);
        Document before = stored("members");
        assertThat(bytes(before)).isGreaterThan(100_000);

        world.withdrawn("consent-7", 2);
        assertThat(world.words()).containsExactly("WITHDRAWN consentWithdrawn");

        assertThat(stored("members")).isEqualTo(before);
        assertThat(bytes(stored("heads"))).isLessThan(2_000);
        assertThat(world.head("job-1").members()).hasSize(DecideFeed.MOST_MEMBERS - 1);
    }

    @Test
    void whatTheLastTurnsChangedNeverGrowsBeyondItsBound() {
        aListOf(1);
        for (int i = 0; i < 3 * Heads.MOST_WEIGHT; i++) {
            world.profile("profile-" + i % 7, part("consent-" + i, "part-" + i, "college", WELDING));
            world.said();
            assertThat(HeadDocument.steps(stored("heads")).stream()
                            .mapToInt(HeadDocument.Step::weight)
                            .sum())
                    .isLessThanOrEqualTo(Heads.MOST_WEIGHT);
        }
        assertThat(world.head("job-1")).isEqualTo(world.memberships.head(JOB).orElseThrow());
        assertThat(HeadDocument.turn(stored("members"))).isGreaterThan(1L);
    }

    @Test
    void onceTheMembersAreWrittenTheNextWriteOfTheHeadLeavesTheirStepsOut() {
        aListOf(1);
        long folded = 0;
        for (int i = 0; folded == 0; i++) {
            world.profile("profile-" + i % 7, part("consent-" + i, "part-" + i, "college", WELDING));
            world.said();
            folded = world.members
                    .find("job-1")
                    .blockOptional()
                    .map(HeadDocument::turn)
                    .orElse(0L);
        }
        assertThat(HeadDocument.steps(stored("heads"))).hasSizeGreaterThan(1);

        world.profile("profile-8", part("consent-x", "part-x", "college", WELDING));
        world.said();

        assertThat(HeadDocument.steps(stored("heads"))).hasSize(1);
        assertThat(world.head("job-1")).isEqualTo(world.memberships.head(JOB).orElseThrow());
    }

    @Test
    void aHeadThatAnotherInstanceChangedIsReadAgainBeforeAnythingIsDecided() {
        aListOf(3);
        Memberships mine = new Memberships();
        Heads heads = new Heads(world.heads, world.members, mine);
        assertThat(heads.load().collectList().block()).hasSize(1);
        world.withdrawn("consent-1", 2);
        assertThat(world.words()).hasSize(1);

        int seen = heads.change(
                        JOB,
                        head -> Heads.Decision.keep(
                                head.map(known -> known.members().size()).orElse(0)))
                .blockOptional()
                .orElseThrow();

        assertThat(seen).isEqualTo(2);
        assertThat(mine.head(JOB)).contains(world.head("job-1"));
    }

    @Test
    void aHeadOfAnEarlierBuildHasItsMembersWithinAndKeepsThem() {
        aListOf(3);
        Head before = world.head("job-1");
        Document old = stored("heads");
        List.of("_id", "turn", "steps").forEach(old::remove);
        old.append("members", HeadDocument.members(before).get("members"));
        world.heads.change("job-1", any -> Change.write(true, old)).block();
        world.members.change("job-1", any -> Change.delete(true)).block();

        assertThat(world.restarted().opened().words()).isEmpty();
        assertThat(world.withdrawn("consent-1", 2).words()).hasSize(1);

        assertThat(world.restarted().opened().words()).isEmpty();
        assertThat(world.head("job-1").members()).hasSize(2);
        assertThat(world.head("job-1").seq()).isEqualTo(before.seq() + 1);
    }

    @Test
    void aStoreThatWasRestoredToAnEarlierTurnIsBelieved() {
        aListOf(3);
        Document earlier = stored("heads");
        world.withdrawn("consent-1", 2);
        assertThat(world.words()).hasSize(1);
        earlier.remove("_id");
        world.heads.change("job-1", later -> Change.write(true, earlier)).block();

        int seen = world.stored
                .change(
                        JOB,
                        head -> Heads.Decision.keep(
                                head.map(known -> known.members().size()).orElse(0)))
                .blockOptional()
                .orElseThrow();

        assertThat(seen).isEqualTo(3);
    }

    @Test
    void aProcessThatEndedBetweenFoldingAndDroppingTheStepsLosesNothing() {
        aListOf(60);
        Head whole = world.head("job-1");
        Document folded = HeadDocument.members(whole);
        world.members.change("job-1", none -> Change.write(true, folded)).block();

        assertThat(world.restarted().opened().words()).isEmpty();
        assertThat(world.head("job-1")).isEqualTo(whole);
        world.withdrawn("consent-1", 2);
        assertThat(world.words()).hasSize(1);
        assertThat(world.head("job-1").members()).hasSize(59);
    }
}
