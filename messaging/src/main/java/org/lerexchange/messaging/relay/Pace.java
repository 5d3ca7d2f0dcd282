package org.lerexchange.messaging.relay;

import java.time.Duration;

/**
 * How fast the relay goes.
 *
 * @param beat between two beats of the owner of a lane
 * @param laneLost how long a lane's beat may stand still before another takes the lane
 * @param sweep between two searches for what nobody was woken for
 * @param firstBackOff after the first failure to say a document's events; doubled with each further one
 * @param longestBackOff where the doubling ends
 * @param documentsAtOnce whose events are said side by side: as many as may share a pull, so that one fact that changes
 *     hundreds of documents waits for few
 */
public record Pace(
        Duration beat,
        Duration laneLost,
        Duration sweep,
        Duration firstBackOff,
        Duration longestBackOff,
        int documentsAtOnce) {

    /** As the exchange runs: a dead owner's lanes are taken within seven seconds. */
    public static Pace usual() {
        return new Pace(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(30),
                128);
    }

    Duration backOff(int failures) {
        Duration doubled = firstBackOff.multipliedBy(1L << Math.min(failures - 1, Integer.SIZE - 2));
        return doubled.compareTo(longestBackOff) < 0 ? doubled : longestBackOff;
    }
}
