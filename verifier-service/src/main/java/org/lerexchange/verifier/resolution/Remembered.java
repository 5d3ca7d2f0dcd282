package org.lerexchange.verifier.resolution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Answers from outside, each kept for a time that depends on the answer; the least recently asked for goes first. Whoever
 * asks while somebody else's question is under way waits for the same answer.
 */
final class Remembered<V> {

    /** Longer than any question may run: after that a new one is asked. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(30);

    private final Map<String, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private final Function<V, Duration> keep;
    private final Clock clock;

    Remembered(int most, Function<V, Duration> keep, Clock clock) {
        this.most = most;
        this.keep = keep;
        this.clock = clock;
    }

    /** The answer remembered, or that of {@code ask}, which is never empty; an error is not remembered. */
    Mono<V> get(String question, Function<String, Mono<V>> ask) {
        return Mono.defer(() -> entry(question, ask).answer());
    }

    private synchronized Entry<V> entry(String question, Function<String, Mono<V>> ask) {
        Instant now = clock.instant();
        Entry<V> known = entries.get(question);
        if (known != null && known.until().isAfter(now)) {
            return known;
        }
        Mono<V> answer = ask.apply(question)
                .doOnNext(value -> came(question, value))
                .doOnError(fault -> forget(question))
                .cache();
        Entry<V> asked = new Entry<>(answer, now.plus(UNDER_WAY));
        put(question, asked);
        return asked;
    }

    private synchronized void came(String question, V value) {
        put(question, new Entry<>(Mono.just(value), clock.instant().plus(keep.apply(value))));
    }

    private synchronized void forget(String question) {
        entries.remove(question);
    }

    private void put(String question, Entry<V> entry) {
        entries.put(question, entry);
        if (entries.size() > most) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    private record Entry<V>(Mono<V> answer, Instant until) {}
}
