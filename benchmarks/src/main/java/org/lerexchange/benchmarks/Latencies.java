package org.lerexchange.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Durations of one kind, the shortest first. */
record Latencies(List<Duration> sorted) {

    private static final int HALF = 50;
    private static final int NEARLY_ALL = 99;
    private static final int ALL = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    Latencies {
        sorted = sorted.stream().sorted().toList();
    }

    int count() {
        return sorted.size();
    }

    boolean isEmpty() {
        return sorted.isEmpty();
    }

    /** The nearest rank: the least duration that so many of a hundred do not exceed. */
    Duration percentile(int percent) {
        if (percent < 1 || percent > ALL) {
            throw new IllegalArgumentException("expected 1 to 100 percent, but " + percent + " came");
        }
        if (sorted.isEmpty()) {
            throw new IllegalStateException("expected at least one duration");
        }
        int rank = (percent * sorted.size() + ALL - 1) / ALL;
        return sorted.get(rank - 1);
    }

    Duration p50() {
        return percentile(HALF);
    }

    Duration p99() {
        return percentile(NEARLY_ALL);
    }

    Duration longest() {
        return percentile(ALL);
    }

    /** {@code p50 12.0 ms, p99 30.5 ms, longest 41.0 ms (100)}. */
    String shown() {
        return sorted.isEmpty()
                ? "none"
                : "p50 " + millis(p50()) + ", p99 " + millis(p99()) + ", longest " + millis(longest()) + " (" + count()
                        + ")";
    }

    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / NANOS_PER_MILLI);
    }

    /** How many times one is the other. */
    static String ratio(Duration one, Duration other) {
        return String.format(Locale.ROOT, "%.1f", (double) one.toNanos() / Math.max(1, other.toNanos()));
    }
}
