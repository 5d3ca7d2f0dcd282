package org.lerexchange.messaging.intake;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Whether a view that starts at the beginning has heard all that was there at its start. */
final class Beginning {

    private final Map<TopicPartition, Long> missing = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();

    /** Where the partitions begin and end now. */
    void expect(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        ends.forEach((partition, end) -> {
            if (begins.getOrDefault(partition, 0L) < end) {
                missing.put(partition, end);
            }
        });
        if (missing.isEmpty()) {
            caughtUp.complete(null);
        }
    }

    /** Called on the consumer's thread when a round is over: all before the position is finished. */
    void reached(Consumer<?, ?> consumer) {
        if (!caughtUp.isDone()) {
            Collection<TopicPartition> assigned = consumer.assignment();
            missing.entrySet()
                    .removeIf(end ->
                            assigned.contains(end.getKey()) && consumer.position(end.getKey()) >= end.getValue());
            if (missing.isEmpty() && !assigned.isEmpty()) {
                caughtUp.complete(null);
            }
        }
    }

    CompletableFuture<Void> caughtUp() {
        return caughtUp;
    }
}
