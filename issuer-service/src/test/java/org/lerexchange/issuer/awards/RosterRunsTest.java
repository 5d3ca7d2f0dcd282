package org.lerexchange.issuer.awards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.schemas.Topics;
import reactor.core.Disposable;
import reactor.core.Disposables;

class RosterRunsTest {

    private static final RosterId ROSTER = new RosterId("spring");
    private static final RosterId LATER = new RosterId("summer");

    private final IssuerWorld world = IssuerWorld.teaching();
    private final RosterRuns runs = new RosterRuns(world.roster);
    private final Disposable.Composite running = Disposables.composite();

    @AfterEach
    void end() {
        running.dispose();
    }

    @Test
    void aRosterThatWasLeftUnfinishedGoesOnAtTheStart() {
        accept(ROSTER, "A-1");

        running.add(runs.all().subscribe());

        untilDone(ROSTER);
        world.pending();
        assertThat(world.said(Topics.AWARD_RECORDED)).hasSize(1);
    }

    @Test
    void aRosterThatComesGoesOnAtOnceHoweverOftenItComes() {
        running.add(runs.all().subscribe());
        accept(LATER, "B-1");

        runs.goOn(IssuerWorld.RIVERSIDE, LATER);
        runs.goOn(IssuerWorld.RIVERSIDE, LATER);

        untilDone(LATER);
        world.pending();
        assertThat(world.said(Topics.AWARD_RECORDED)).hasSize(1);
    }

    @Test
    void aFaultOfOneRosterStopsNoOther() {
        AtomicInteger faults = new AtomicInteger();
        accept(ROSTER, "A-1");
        world.around(
                () -> {
                    if (faults.getAndIncrement() == 0) {
                        throw new IllegalStateException("the store is away");
                    }
                },
                () -> {});
        running.add(runs.all().subscribe());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> faults.get() > 0);

        accept(LATER, "B-1");
        runs.goOn(IssuerWorld.RIVERSIDE, LATER);

        untilDone(LATER);
    }

    private void accept(RosterId roster, String award) {
        byte[] csv = ("award_id,achievement,email\n" + award + ",forklift,ana@example.org\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(world.roster.accept(IssuerWorld.RIVERSIDE, roster, csv).block())
                .isInstanceOf(RosterOutcome.Taken.class);
    }

    private void untilDone(RosterId roster) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> world.roster
                        .progress(IssuerWorld.RIVERSIDE, roster)
                        .blockOptional()
                        .orElseThrow()
                        .done());
    }
}
