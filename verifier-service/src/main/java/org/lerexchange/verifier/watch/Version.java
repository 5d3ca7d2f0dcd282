package org.lerexchange.verifier.watch;

import java.util.Comparator;
import org.lerexchange.messaging.Heard;

/** Which of the events of one key is the newer: the generation counts before the seq. */
public record Version(int generation, long seq) implements Comparable<Version> {

    private static final Comparator<Version> ORDER =
            Comparator.comparingInt(Version::generation).thenComparingLong(Version::seq);

    public static Version of(Heard<?> heard) {
        return new Version(heard.generation(), heard.seq());
    }

    public boolean isOlderThan(Version other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
