package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");

    private final Progress progress = new Progress();

    private static List<ConsumerRecord<byte[], byte[]>> polled(long... offsets) {
        return LongStream.of(offsets)
                .mapToObj(offset -> new ConsumerRecord<>("t", 0, offset, new byte[0], new byte[0]))
                .toList();
    }

    @Test
    void offsetsGoUpToTheFirstUnfinishedRecordAndWhatIsBehindItIsRemembered() {
        long next = progress.advance(polled(10, 11, 14, 15), Set.of(10L, 11L, 15L), START);

        assertThat(next).isEqualTo(14);
        assertThat(progress.isFinished(15)).isTrue();
        assertThat(progress.advance(polled(14, 15), Set.of(14L), START)).isEqualTo(16);
    }

    @Test
    void aPartitionWaitsFromItsFirstPollUntilItMovesOn() {
        progress.begin(START);
        progress.advance(polled(1, 2), Set.of(), START.plusSeconds(10));
        progress.begin(START.plusSeconds(20));

        assertThat(progress.waiting(START.plusSeconds(70))).contains(Duration.ofSeconds(70));
        progress.advance(polled(1, 2), Set.of(1L), START.plusSeconds(70));
        assertThat(progress.waiting(START.plusSeconds(75))).contains(Duration.ofSeconds(5));
        progress.advance(polled(2), Set.of(2L), START.plusSeconds(80));
        assertThat(progress.waiting(START.plusSeconds(90))).isEmpty();
    }

    @Test
    void theBackOffDoublesUpToThirtySecondsAndStartsAnewAfterProgress() {
        RailProperties limits = RailProperties.of("toys");

        assertThat(limits.backOff(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(limits.backOff(4)).isEqualTo(Duration.ofMillis(1600));
        assertThat(limits.backOff(1_000)).isEqualTo(Duration.ofSeconds(30));
        assertThat(progress.fault()).isEqualTo(1);
        assertThat(progress.fault()).isEqualTo(2);
        progress.advance(polled(1, 2), Set.of(1L), START);
        assertThat(progress.fault()).isEqualTo(1);
    }
}
