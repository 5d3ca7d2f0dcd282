package org.lerexchange.messaging.intake;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Kafka's call-back as a future. */
final class Sending {

    private Sending() {}

    /** Fails where the acknowledgement names another topic than the record. */
    static CompletableFuture<RecordMetadata> send(
            Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> message) {
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        var _ = producer.send(message, (metadata, fault) -> {
            if (fault != null) {
                acknowledged.completeExceptionally(fault);
            } else if (!metadata.topic().equals(message.topic())) {
                acknowledged.completeExceptionally(new IllegalStateException(
                        "expected an acknowledgement of " + message.topic() + ", but " + metadata.topic() + " came"));
            } else {
                acknowledged.complete(metadata);
            }
        });
        return acknowledged;
    }
}
