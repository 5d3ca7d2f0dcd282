package org.lerexchange.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aPercentileIsTheLeastDurationThatSoManyDoNotExceed() {
        Latencies latencies = new Latencies(IntStream.rangeClosed(1, 200)
                .map(n -> 201 - n)
                .mapToObj(Duration::ofMillis)
                .toList());

        assertThat(latencies.p50()).isEqualTo(Duration.ofMillis(100));
        assertThat(latencies.p99()).isEqualTo(Duration.ofMillis(198));
        assertThat(latencies.longest()).isEqualTo(Duration.ofMillis(200));
        assertThat(latencies.percentile(1)).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void ofFewTheNinetyNinthIsTheLongest() {
        Latencies latencies = new Latencies(List.of(Duration.ofMillis(9), Duration.ofMillis(4), Duration.ofMillis(7)));

        assertThat(latencies.p50()).isEqualTo(Duration.ofMillis(7));
        assertThat(latencies.p99()).isEqualTo(Duration.ofMillis(9));
        assertThat(latencies.shown()).isEqualTo("p50 7.0 ms, p99 9.0 ms, longest 9.0 ms (3)");
    }

    @Test
    void nothingHasNoPercentile() {
        Latencies none = new Latencies(List.of());

        assertThat(none.shown()).isEqualTo("none");
        assertThatThrownBy(none::p50).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRatioSaysHowManyTimesOneIsTheOther() {
        assertThat(Latencies.ratio(Duration.ofMillis(45), Duration.ofMillis(10)))
                .isEqualTo("4.5");
    }
}
