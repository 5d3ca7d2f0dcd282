package org.lerexchange.messaging.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** How far one partition is: what is finished beyond the first unfinished record, and how often it failed in a row. */
final class Progress {

    private final Set<Long> finished = new HashSet<>();
    private int faults;
    private volatile @Nullable Instant waitingSince;

    boolean isFinished(long offset) {
        return finished.contains(offset);
    }

    /** A poll brought records that are to be worked on. */
    void begin(Instant now) {
        if (waitingSince == null) {
            waitingSince = now;
        }
    }

    /** The offset of the first unfinished of these records; past the last where all are finished. */
    long advance(List<ConsumerRecord<byte[], byte[]>> polled, Set<Long> nowFinished, Instant now) {
        finished.addAll(nowFinished);
        long next = polled.stream()
                .mapToLong(ConsumerRecord::offset)
                .filter(offset -> !finished.contains(offset))
                .findFirst()
                .orElse(polled.getLast().offset() + 1);
        finished.removeIf(offset -> offset < next);
        boolean all = next > polled.getLast().offset();
        if (all || next > polled.getFirst().offset()) {
            faults = 0;
            waitingSince = all ? null : now;
        }
        return next;
    }

    /** One more fault in a row, from 1 on. */
    int fault() {
        return ++faults;
    }

    /** For how long there has been unfinished work without progress. */
    Optional<Duration> waiting(Instant now) {
        return Optional.ofNullable(waitingSince).map(since -> Duration.between(since, now));
    }
}
