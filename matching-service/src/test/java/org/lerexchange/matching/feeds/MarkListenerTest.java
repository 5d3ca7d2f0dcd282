package org.lerexchange.matching.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lerexchange.matching.feeds.FeedWorld.START;
import static org.lerexchange.matching.feeds.FeedWorld.WELDING;
import static org.lerexchange.matching.feeds.FeedWorld.claim;
import static org.lerexchange.matching.feeds.FeedWorld.part;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.index.CandidateIndex;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.Mask;
import org.lerexchange.matching.jobs.JobId;

class MarkListenerTest {
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final FeedWorld world = new FeedWorld().restarted();
    private final MarkListener turns =
            new MarkListener(world.marks, world.keep, world.mask, world.language, world.clock, () -> caughtUp);

    @AfterEach
    void stop() {
        turns.stop();
    }

    @Test
    void nothingIsReckonedBeforeEveryViewHasCaughtUp() {
        turns.start();
        IntStream.range(0, 20).forEach(i -> world.job("job-" + i, "acme", List.of(WELDING)));
        IntStream.range(0, 20)
                .forEach(i -> world.profile("profile-" + i, part("consent-" + i, "part-" + i, "c", WELDING)));
        turns.look();
        assertThat(world.heads.all().collectList().block()).isEmpty();

        caughtUp.complete(null);

        await().untilAsserted(() -> assertThat(world.heads
                        .all()
                        .flatMap(head -> world.stored.read(new JobId(head.getString("_id"))))
                        .collectList()
                        .block())
                .hasSize(20)
                .allMatch(head -> head.members().size() == 20 && head.seq() == 1));
    }

    @Test
    void whoTellsTheMaskDoesNotWaitForTheMarks() throws Exception {
        Mask mask = new Mask();
        Marks marks = world.marks;
        MarkListener listener = new MarkListener(marks, world.keep, mask, world.language, world.clock, () -> caughtUp);
        listener.start();
        try {
            synchronized (marks) {
                CompletableFuture<CandidateIndex.Effect> told = CompletableFuture.supplyAsync(
                        () -> mask.trust(FeedWorld.did("college"), 1, new Mask.Trust(false, Set.of())));
                assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo(CandidateIndex.Effect.CHANGED);
            }
        } finally {
            listener.stop();
        }
    }

    @Test
    void whatTheMaskHidesAndWhatEndsByTimeIsWithdrawnWithoutBeingAsked() {
        caughtUp.complete(null);
        turns.start();
        CandidatePart ends = part(
                "consent-2",
                "part-2",
                new CandidatePart.Audience.RegionEmployers(),
                claim("college", Optional.of(START.plusSeconds(60)), WELDING));
        world.job("job-1", "acme", List.of(WELDING)).profile("profile-1", part("consent-1", "part-1", "c", WELDING));
        world.profile("profile-2", ends);
        await().untilAsserted(() -> {
            turns.look();
            assertThat(world.memberships.head(new JobId("job-1")))
                    .hasValueSatisfying(head -> assertThat(head.members()).hasSize(2));
        });

        world.withdrawn("consent-1", 2);
        await().untilAsserted(() -> assertThat(world.head("job-1").members()).hasSize(1));
        world.clock.to(START.plus(Duration.ofMinutes(2)));

        await().untilAsserted(() -> assertThat(world.head("job-1").members()).isEmpty());
    }
}
