package org.lerexchange.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pairs what was sent with the first item that shows it. An item that shows several at once, since the exchange took them
 * together, is the item of each.
 */
final class Pairing {

    /** One award: whose match it changes, and the achievement by which it is seen there. */
    record Key(String match, String claim) {}

    private final Map<Key, Instant> sent = new ConcurrentHashMap<>();
    private final Map<Key, Instant> shown = new ConcurrentHashMap<>();

    void sent(Key key, Instant at) {
        sent.put(key, at);
    }

    void shown(Shown item) {
        for (String claim : item.claims()) {
            Key key = new Key(item.match(), claim);
            if (sent.containsKey(key)) {
                shown.putIfAbsent(key, item.at());
            }
        }
    }

    boolean isComplete() {
        return shown.size() == sent.size();
    }

    List<Key> missing() {
        return sent.keySet().stream().filter(key -> !shown.containsKey(key)).toList();
    }

    Latencies latencies() {
        return new Latencies(shown.entrySet().stream()
                .flatMap(
                        one -> Optional.ofNullable(sent.get(one.getKey()))
                                .map(from -> Duration.between(from, one.getValue()))
                                .stream())
                .toList());
    }

    /** From the first that was sent to the last that was shown; nothing where nothing was. */
    Duration whole() {
        Optional<Instant> first = sent.values().stream().min(Instant::compareTo);
        Optional<Instant> last = shown.values().stream().max(Instant::compareTo);
        return first.isPresent() && last.isPresent() ? Duration.between(first.get(), last.get()) : Duration.ZERO;
    }
}
