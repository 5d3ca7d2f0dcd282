package org.lerexchange.local.outside;

import java.time.Duration;

/**
 * How long the player waits for what.
 *
 * @param outage a part that does not answer: as long as a restart by hand may take
 * @param fault a part that answers 500, or does not know a token: long enough for a start, short for a defect
 * @param firstPause before the second try; doubled up to the longest pause
 */
public record Patience(Duration outage, Duration fault, Duration firstPause, Duration longestPause, Duration request) {

    public static Patience ofAPlayer() {
        return new Patience(
                Duration.ofMinutes(5),
                Duration.ofSeconds(45),
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30));
    }

    Duration pause(int tries) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(tries, 10));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
