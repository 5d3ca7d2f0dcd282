package org.lerexchange.local.outside;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads all topics of the exchange from their beginning to where they end when it begins. */
public final class EveryRecord {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Polls in a row without anything new, after which it gives up. */
    private static final int MOST_EMPTY_POLLS = 60;

    private final Map<String, Object> client;

    /** @param client the settings of a Kafka client that may read them */
    public EveryRecord(Map<String, Object> client) {
        this.client = Map.copyOf(client);
    }

    /** How many records there were. */
    public long read(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = Consumers.of(client)) {
            consumer.assign(Consumers.everything(consumer));
            consumer.seekToBeginning(consumer.assignment());
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            long records = 0;
            int empty = 0;
            while (!isAtEnd(consumer, ends)) {
                int read = 0;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    read++;
                    reader.accept(record);
                }
                records += read;
                empty = read == 0 ? empty + 1 : 0;
                if (empty > MOST_EMPTY_POLLS) {
                    throw new NotSeen("all topics to be read to their end", "nothing came any more after " + records);
                }
            }
            return records;
        }
    }

    private static boolean isAtEnd(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
