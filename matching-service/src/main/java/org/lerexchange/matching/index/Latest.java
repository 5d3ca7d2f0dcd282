package org.lerexchange.matching.index;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The last state of each key: any higher seq wins, in whatever order they come. */
final class Latest<K, V> {
    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();

    record Entry<V>(long seq, V value) {}

    CandidateIndex.Effect take(K key, long seq, V value) {
        Entry<V> come = new Entry<>(seq, value);
        while (true) {
            Entry<V> there = entries.putIfAbsent(key, come);
            if (there == null) {
                return CandidateIndex.Effect.CHANGED;
            }
            CandidateIndex.Effect effect = CandidateIndex.effect(there.seq(), seq);
            if (effect != CandidateIndex.Effect.CHANGED || entries.replace(key, there, come)) {
                return effect;
            }
        }
    }

    Optional<Entry<V>> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    long seq(K key) {
        return find(key).map(Entry::seq).orElse(0L);
    }

    void forEach(BiConsumer<K, Entry<V>> action) {
        entries.forEach(action);
    }
}
