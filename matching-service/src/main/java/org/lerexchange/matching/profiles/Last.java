package org.lerexchange.matching.profiles;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What was heard last of one thing. Without a value it is a gravestone: it says that there is nothing, and since which seq.
 *
 * @param seq the seq it was heard with; 0 before the first
 * @param time when it happened, as its writer says
 */
record Last<V>(long seq, Instant time, Optional<V> value) {

    Last {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    static <V> Last<V> unheard() {
        return new Last<>(0, Instant.EPOCH, Optional.empty());
    }

    Last<V> buried() {
        return new Last<>(seq, time, Optional.empty());
    }

    Last<V> with(V other) {
        return new Last<>(seq, time, Optional.of(other));
    }
}
