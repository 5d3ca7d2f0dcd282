package org.lerexchange.matching.index;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The last state of each key: any higher seq wins, in whatever order they come; only what is final stays for good. */
final class Latest<K, V> {
    private final Predicate<V> isFinal;
    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();

    record Entry<V>(long seq, V value) {}

    Latest() {
        this(value -> false);
    }

    /** @param isFinal what wins whatever its seq, and is followed by nothing else: seqs of a restored store begin lower */
    Latest(Predicate<V> isFinal) {
        this.isFinal = isFinal;
    }

    CandidateIndex.Effect take(K key, long seq, V value) {
        while (true) {
            Entry<V> there = entries.putIfAbsent(key, new Entry<>(seq, value));
            if (there == null) {
                return CandidateIndex.Effect.CHANGED;
            }
            CandidateIndex.Effect effect = effect(there, seq, value);
            Entry<V> come = new Entry<>(Math.max(seq, there.seq()), value);
            if (effect != CandidateIndex.Effect.CHANGED || entries.replace(key, there, come)) {
                return effect;
            }
        }
    }

    private CandidateIndex.Effect effect(Entry<V> there, long seq, V value) {
        boolean over = isFinal.test(there.value());
        if (isFinal.test(value) != over) {
            return over ? CandidateIndex.Effect.OLDER : CandidateIndex.Effect.CHANGED;
        }
        return CandidateIndex.effect(there.seq(), seq);
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
