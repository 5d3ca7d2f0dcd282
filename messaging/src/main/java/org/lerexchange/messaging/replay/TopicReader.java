package org.lerexchange.messaging.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.lerexchange.messaging.intake.Broker;

/** Reads topics from their beginning, one after the other, and then on: with no group, so that nobody is disturbed. Blocks. */
final class TopicReader implements AutoCloseable {

    /** Without a step forward for so long, a topic is out of reach. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final int ANSWER_MILLIS = 10_000;

    /** Held of a topic at a time: one poll, of so many bytes at most unless one record is larger. */
    private static final int FETCH_BYTES = 4 << 20;

    private static final int RECORDS_PER_POLL = 500;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, List<TopicPartition>> topics = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();

    TopicReader(Broker broker, Collection<String> names) {
        this.consumer = new KafkaConsumer<>(settings(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        for (String name : names) {
            topics.put(
                    name,
                    consumer.partitionsFor(name).stream()
                            .map(info -> new TopicPartition(name, info.partition()))
                            .toList());
        }
        next.putAll(consumer.beginningOffsets(all()));
    }

    private static Map<String, Object> settings(Broker broker) {
        Map<String, Object> settings = new HashMap<>(broker.consumerSettings());
        List.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG)
                .forEach(settings::remove);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        return settings;
    }

    private List<TopicPartition> all() {
        return topics.values().stream().flatMap(List::stream).toList();
    }

    /** Where the topics end now. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(all());
    }

    /** Places between where we are and those ends. */
    long missing(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - next.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** Hands over each record up to those ends, in the order of its partition; maybe a few behind them. */
    void readTo(Map<TopicPartition, Long> ends, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        for (List<TopicPartition> partitions : topics.values()) {
            List<TopicPartition> open = new ArrayList<>(partitions);
            open.removeIf(part -> next.getOrDefault(part, 0L) >= ends.getOrDefault(part, 0L));
            consumer.assign(open);
            open.forEach(part -> consumer.seek(part, next.getOrDefault(part, 0L)));
            read(open, ends, each);
        }
    }

    private void read(
            List<TopicPartition> open,
            Map<TopicPartition, Long> ends,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        long moved = System.nanoTime();
        while (open.stream().anyMatch(part -> next.getOrDefault(part, 0L) < ends.getOrDefault(part, 0L))) {
            consumer.poll(POLL).forEach(each);
            boolean further = false;
            for (TopicPartition part : open) {
                long position = consumer.position(part);
                Long before = next.put(part, position);
                further |= before == null || before < position;
            }
            moved = further ? System.nanoTime() : moved;
            if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new TimeoutException("expected the records of " + open + " within " + PATIENCE);
            }
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSING));
    }
}
