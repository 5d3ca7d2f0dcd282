package org.lerexchange.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.Stores;

class LanesTest {

    private static final Duration LOST = Duration.ofSeconds(5);

    private final Documents leases = new InMemoryDatabase(Stores.pending()).open(Relay.LANES);
    private final AtomicLong firstClock = new AtomicLong();
    private final AtomicLong secondClock = new AtomicLong(-77_000_000_000L);
    private final Lanes first = new Lanes(leases, "first", LOST, firstClock::get);
    private final Lanes second = new Lanes(leases, "second", LOST, secondClock::get);

    @Test
    void lanesThatNobodyHasAreTakenAtOnce() {
        assertThat(first.beat().block()).isEqualTo(Lanes.COUNT);
        assertThat(first.own("anything")).isTrue();
        assertThat(first.beat().block()).isZero();
    }

    @Test
    void aLaneWhoseOwnerBeatsIsLeftAlone() {
        first.beat().block();

        for (int second = 0; second < 30; second++) {
            pass(Duration.ofSeconds(1));
            first.beat().block();
            assertThat(this.second.beat().block()).isZero();
        }

        assertThat(second.own("anything")).isFalse();
        assertThat(first.own("anything")).isTrue();
    }

    @Test
    void aLaneWhoseBeatStoodStillForFiveSecondsOfTheChallengersClockIsTaken() {
        first.beat().block();
        second.beat().block();

        pass(Duration.ofMillis(4_999));
        Long early = second.beat().block();
        pass(Duration.ofMillis(1));
        Long due = second.beat().block();

        assertThat(early).isZero();
        assertThat(due).isEqualTo(Lanes.COUNT);
        assertThat(second.own("anything")).isTrue();
    }

    @Test
    void anOwnerThatStoodStillKnowsThatItsLanesMayBeGoneBeforeItAsks() {
        first.beat().block();
        second.beat().block();

        pass(LOST);
        boolean beforeAsking = first.own("anything");
        second.beat().block();
        Long afterAsking = first.beat().block();

        assertThat(beforeAsking).isFalse();
        assertThat(afterAsking).isZero();
        assertThat(first.own("anything")).isFalse();
        assertThat(first.owned()).isZero();
    }

    @Test
    void lanesThatWereGivenBackAreTakenAtOnce() {
        first.beat().block();
        second.beat().block();

        first.release().block();

        assertThat(second.beat().block()).isEqualTo(Lanes.COUNT);
    }

    @Test
    void anOwnerThatComesBackUnderItsNameHasItsLanesAtOnce() {
        first.beat().block();

        Lanes again = new Lanes(leases, "first", LOST, secondClock::get);

        assertThat(again.beat().block()).isEqualTo(Lanes.COUNT);
    }

    private void pass(Duration time) {
        firstClock.addAndGet(time.toNanos());
        secondClock.addAndGet(time.toNanos());
    }
}
