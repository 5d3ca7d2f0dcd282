package org.lerexchange.messaging.replay;

import java.time.Duration;

/**
 * When a difference is believed. The live model goes on while it is compared, so both are compared again, and the topics read
 * on in between.
 *
 * @param comparisons at most
 * @param still comparisons in a row in which neither the topics nor the models moved, after which a difference is one
 * @param pause between two comparisons
 */
record Settling(int comparisons, int still, Duration pause) {

    /** A live model that is behind by more than these two seconds is different, and so it should be. */
    static Settling ofAService() {
        return new Settling(40, 6, Duration.ofMillis(350));
    }
}
