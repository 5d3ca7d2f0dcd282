package org.lerexchange.messaging.codec;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Asks once for each key, however many wait for it; keeps the answer for ever and a failure not at all. */
final class SingleFlight<K, V> {

    private final ConcurrentMap<K, CompletableFuture<V>> answers = new ConcurrentHashMap<>();

    V get(K key, Supplier<V> ask) {
        CompletableFuture<V> known = answers.get(key);
        if (known != null) {
            return await(known);
        }
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> earlier = answers.putIfAbsent(key, mine);
        return earlier == null ? fly(key, mine, ask) : await(earlier);
    }

    private V fly(K key, CompletableFuture<V> mine, Supplier<V> ask) {
        try {
            V answer = ask.get();
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            answers.remove(key, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private V await(CompletableFuture<V> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
