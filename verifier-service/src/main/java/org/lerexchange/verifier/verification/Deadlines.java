package org.lerexchange.verifier.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.lerexchange.verifier.checks.CheckFacts;
import org.lerexchange.verifier.checks.CheckLine;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Verdict;
import org.lerexchange.verifier.watch.PartKey;
import org.lerexchange.verifier.watch.Seen;

/** When each part must be judged again because time has passed. In memory: filled from the store at start. */
class Deadlines {

    /** A status list of an outside issuer is asked again so often; how long its answer serves, its {@code ttl} says. */
    static final Duration OUTSIDE = Duration.ofMinutes(15);

    /** One that could not be told is asked again sooner. */
    static final Duration NOT_TOLD = Duration.ofMinutes(1);

    private record Entry(PartKey key, Instant at) {}

    private final PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparing(Entry::at));
    private final Map<PartKey, Instant> current = new HashMap<>();

    /** Notes when this part is due, instead of what was noted before. */
    void watch(Part part, Instant now) {
        Optional<Instant> next = next(part, now);
        synchronized (queue) {
            next.ifPresentOrElse(at -> put(part.key(), at), () -> current.remove(part.key()));
        }
    }

    /** Notes these for a later try. */
    void again(Collection<PartKey> keys, Instant at) {
        synchronized (queue) {
            keys.forEach(key -> put(key, at));
        }
    }

    private void put(PartKey key, Instant at) {
        if (!at.equals(current.put(key, at))) {
            queue.add(new Entry(key, at));
        }
    }

    /** Takes out those that are due. */
    List<PartKey> due(Instant now, int most) {
        List<PartKey> due = new ArrayList<>();
        synchronized (queue) {
            for (Entry first = queue.peek();
                    first != null && due.size() < most && !first.at().isAfter(now);
                    first = queue.peek()) {
                queue.remove();
                if (current.remove(first.key(), first.at())) {
                    due.add(first.key());
                }
            }
        }
        return due;
    }

    static Optional<Instant> next(Part part, Instant now) {
        return part.state() instanceof Part.State.Proved(Facts facts, Seen.Issuer issuer, Verdict verdict)
                ? Stream.concat(turns(facts, verdict), polls(facts, issuer, verdict, now))
                        .min(Instant::compareTo)
                : Optional.empty();
    }

    /** A turn that lies before the verdict is in it. */
    private static Stream<Instant> turns(Facts facts, Verdict verdict) {
        Stream<Instant> begins = facts.validFrom().map(from -> from.minus(CheckFacts.CLOCKS_MAY_DIFFER)).stream();
        return Stream.concat(begins, facts.validUntil().stream()).filter(turn -> turn.isAfter(verdict.asOf()));
    }

    private static Stream<Instant> polls(Facts facts, Seen.Issuer issuer, Verdict verdict, Instant now) {
        if (issuer.regional() || facts.statusEntries().isEmpty()) {
            return Stream.empty();
        }
        boolean told = verdict.checks().stream()
                .filter(line -> line.check() == CheckLine.Check.STATUS)
                .noneMatch(line -> line.outcome() == CheckLine.Outcome.INCONCLUSIVE);
        return Stream.of(now.plus(told ? OUTSIDE : NOT_TOLD));
    }
}
