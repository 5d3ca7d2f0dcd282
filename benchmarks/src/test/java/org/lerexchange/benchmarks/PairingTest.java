package org.lerexchange.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairingTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final Pairing pairs = new Pairing();

    @Test
    void theFirstItemThatShowsAnAwardIsItsItem() {
        pairs.sent(new Pairing.Key("m1", "welding"), NOON);

        pairs.shown(new Shown("m1", Set.of("welding"), NOON.plusMillis(30)));
        pairs.shown(new Shown("m1", Set.of("welding", "cooking"), NOON.plusMillis(90)));

        assertThat(pairs.isComplete()).isTrue();
        assertThat(pairs.latencies().longest()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void anItemThatShowsSeveralAtOnceIsTheItemOfEach() {
        pairs.sent(new Pairing.Key("m1", "welding"), NOON);
        pairs.sent(new Pairing.Key("m1", "cooking"), NOON.plusMillis(10));

        pairs.shown(new Shown("m1", Set.of("welding", "cooking"), NOON.plusMillis(50)));

        assertThat(pairs.latencies().sorted()).containsExactly(Duration.ofMillis(40), Duration.ofMillis(50));
        assertThat(pairs.whole()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void anotherCandidatesItemIsNotOurs() {
        pairs.sent(new Pairing.Key("m1", "welding"), NOON);

        pairs.shown(new Shown("m2", Set.of("welding"), NOON.plusMillis(5)));

        assertThat(pairs.isComplete()).isFalse();
        assertThat(pairs.missing()).containsExactly(new Pairing.Key("m1", "welding"));
        assertThat(pairs.latencies().isEmpty()).isTrue();
        assertThat(pairs.whole()).isZero();
    }
}
