package org.lerexchange.local.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lerexchange.local.Console;

/** When a fact passed where, counted from the moment it was sent. */
final class Hops {

    private final Instant from;
    private final List<List<String>> rows = new ArrayList<>();
    private Instant last;

    Hops(Instant from) {
        this.from = from;
        this.last = from;
    }

    Hops passed(String where, Instant at) {
        rows.add(List.of("    " + where, millis(from, at), "+" + millis(last, at)));
        last = at;
        return this;
    }

    Hops notSeen(String where) {
        rows.add(List.of("    " + where, "not seen", ""));
        return this;
    }

    void print(Console console) {
        console.table(List.of("    hop", "since it was sent", "since the hop before"), rows);
    }

    /** Topics keep whole milliseconds, so what happened within one may seem to precede its cause. */
    private static String millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) + " ms";
    }
}
