package org.lerexchange.messaging.intake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of a service's rail.
 *
 * @param service the service's name, as in {@code service.room}
 * @param keysSideBySide keys of one poll that are worked on at once: enough to hide the store's latency
 * @param recordsPerPoll records that one poll takes at most
 * @param firstBackOff the wait after the first passing fault of a partition; doubled after each further one
 * @param longestBackOff the longest such wait
 * @param deadLetterPause the shortest wait after a dead letter could not be written
 * @param recordPatience how long one record may take before it is cancelled and tried again
 * @param pollPatience how long one poll may take; far below the broker's own patience (5 minutes)
 * @param stuckAfter unfinished work without progress for so long is reported as down
 * @param instance names this process among the service's instances (Kafka's static membership, KIP-345): one that was killed
 *     and is started again under its name goes on at once, where a nameless one waits until the broker misses the dead
 */
@ConfigurationProperties("ler.rail")
public record RailProperties(
        String service,
        @DefaultValue("32") int keysSideBySide,
        @DefaultValue("500") int recordsPerPoll,
        @DefaultValue("200ms") Duration firstBackOff,
        @DefaultValue("30s") Duration longestBackOff,
        @DefaultValue("1s") Duration deadLetterPause,
        @DefaultValue("30s") Duration recordPatience,
        @DefaultValue("60s") Duration pollPatience,
        @DefaultValue("60s") Duration stuckAfter,
        @Nullable String instance) {

    public RailProperties {
        if (service.isBlank() || keysSideBySide < 1 || recordsPerPoll < 1) {
            throw new IllegalArgumentException("expected ler.rail.service and bounds from 1 on, but " + service + ", "
                    + keysSideBySide + " and " + recordsPerPoll + " came");
        }
    }

    /** The defaults. */
    public static RailProperties of(String service) {
        return new RailProperties(
                service,
                32,
                500,
                Duration.ofMillis(200),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                null);
    }

    /** The topic of the service's dead letters. */
    public String deadLetterTopic() {
        return "ler." + service + ".dead-letters";
    }

    /** The wait after so many passing faults in a row, from 1 on. */
    Duration backOff(int faults) {
        long factor = 1L << Math.min(faults - 1, 20);
        Duration wait = firstBackOff.multipliedBy(factor);
        return wait.compareTo(longestBackOff) < 0 ? wait : longestBackOff;
    }
}
