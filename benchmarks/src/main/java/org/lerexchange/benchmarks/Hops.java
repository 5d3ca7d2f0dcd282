package org.lerexchange.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lerexchange.local.outside.TopicRecord;
import org.lerexchange.local.outside.TopicTail;

/**
 * What each hop cost, by the times that writers gave their records. These are whole milliseconds. One fact after another
 * only: a record is known by its topic, by what its key names and by its time.
 */
final class Hops {

    static final String ANSWERED = "request answered (beside the road)";
    static final String LIVE_FEED = "live feed (SSE)";

    /** The topics are read beside the feed, and may be a little later here. */
    private static final Duration LATER = Duration.ofSeconds(3);

    private final TopicTail tail;
    private final Map<String, List<Duration>> costs = new LinkedHashMap<>();
    private int facts;

    Hops(TopicTail tail) {
        this.tail = tail;
    }

    /** A record on the road; its key names the text, where one is known. */
    record Hop(String topic, String named) {}

    /** When a fact was sent, answered and seen; the topics as they were before. */
    record Passage(int position, Instant sent, Instant answered, Instant arrived) {}

    int position() {
        return tail.position();
    }

    /** A fact of which a hop is not found counts for no hop. */
    void follow(List<Hop> road, Passage passage) {
        facts++;
        Map<String, Duration> found = new LinkedHashMap<>();
        Instant last = passage.sent().truncatedTo(ChronoUnit.MILLIS);
        Instant before = passage.sent();
        for (Hop hop : road) {
            Optional<TopicRecord> record = record(hop, passage.position(), last);
            if (record.isEmpty()) {
                return;
            }
            found.put(hop.topic(), between(before, record.get().at()));
            last = record.get().at();
            before = last;
        }
        found.put(LIVE_FEED, between(before, passage.arrived()));
        found.put(ANSWERED, Duration.between(passage.sent(), passage.answered()));
        found.forEach((hop, cost) ->
                costs.computeIfAbsent(hop, name -> new ArrayList<>()).add(cost));
    }

    private Optional<TopicRecord> record(Hop hop, int position, Instant since) {
        return tail.find(
                position,
                one -> one.isOf(hop.topic())
                        && one.concerns(hop.named())
                        && !one.at().isBefore(since),
                LATER);
    }

    /** Topics keep whole milliseconds, so what happened within one may seem to precede its cause. */
    private static Duration between(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.isNegative() ? Duration.ZERO : between;
    }

    /** In the order of the road. */
    Map<String, Latencies> costs() {
        Map<String, Latencies> latencies = new LinkedHashMap<>();
        costs.forEach((hop, all) -> latencies.put(hop, new Latencies(all)));
        return latencies;
    }

    int facts() {
        return facts;
    }
}
