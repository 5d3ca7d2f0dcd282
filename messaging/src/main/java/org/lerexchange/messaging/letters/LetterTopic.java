package org.lerexchange.messaging.letters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.lerexchange.messaging.intake.Broker;

/**
 * Reads a dead-letter topic, and the records its letters came from: with no group, so that nothing is committed and nobody
 * is disturbed. Blocks.
 */
final class LetterTopic {

    /** One question is answered within this, or not at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ANSWER_MILLIS = 5_000;

    /** Of one fetch: a page is read in several where letters are large. */
    private static final int FETCH_BYTES = 1 << 20;

    private final Broker broker;
    private final String topic;

    LetterTopic(Broker broker, String topic) {
        this.broker = broker;
        this.topic = topic;
    }

    String name() {
        return topic;
    }

    List<Received> page(Optional<LetterId> after, int limit) {
        List<Received> found = new ArrayList<>();
        int first = after.map(LetterId::partition).orElse(0);
        try (Consumer<byte[], byte[]> consumer = consumer(limit)) {
            List<Integer> partitions = consumer.partitionsFor(topic).stream()
                    .map(PartitionInfo::partition)
                    .filter(partition -> partition >= first)
                    .sorted()
                    .toList();
            for (int partition : partitions) {
                long from = after.filter(id -> id.partition() == partition)
                        .map(id -> id.offset() + 1)
                        .orElse(0L);
                read(consumer, new TopicPartition(topic, partition), from, limit - found.size())
                        .forEach(message -> found.add(new Received(message)));
            }
        }
        return found;
    }

    Optional<Received> find(LetterId id) {
        return at(topic, id.partition(), id.offset()).map(Received::new);
    }

    /** Where each partition begins and ends; our producer writes no transactions, so each offset between is a letter. */
    Map<Integer, Range> ranges() {
        try (Consumer<byte[], byte[]> consumer = consumer(1)) {
            List<TopicPartition> parts = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(parts);
            Map<Integer, Range> ranges = new HashMap<>();
            consumer.endOffsets(parts)
                    .forEach((part, end) ->
                            ranges.put(part.partition(), new Range(begins.getOrDefault(part, end), end)));
            return ranges;
        }
    }

    /** @param end is behind the last */
    record Range(long begin, long end) {

        boolean has(long offset) {
            return offset >= begin && offset < end;
        }
    }

    /** The record of any topic; empty where it is kept no more, or never was. */
    Optional<ConsumerRecord<byte[], byte[]>> at(String anyTopic, int partition, long offset) {
        if (partition < 0 || offset < 0) {
            return Optional.empty();
        }
        try (Consumer<byte[], byte[]> consumer = consumer(1)) {
            if (consumer.partitionsFor(anyTopic).stream().noneMatch(info -> info.partition() == partition)) {
                return Optional.empty();
            }
            return read(consumer, new TopicPartition(anyTopic, partition), offset, 1).stream()
                    .filter(message -> message.offset() == offset)
                    .findFirst();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            Consumer<byte[], byte[]> consumer, TopicPartition part, long from, int limit) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        consumer.assign(List.of(part));
        long end = consumer.endOffsets(List.of(part)).getOrDefault(part, 0L);
        long begin = consumer.beginningOffsets(List.of(part)).getOrDefault(part, 0L);
        long until = System.nanoTime() + PATIENCE.toNanos();
        consumer.seek(part, Math.max(begin, from));
        while (found.size() < limit && consumer.position(part) < end) {
            if (System.nanoTime() - until > 0) {
                throw new TimeoutException("expected the records of " + part + " within " + PATIENCE);
            }
            consumer.poll(POLL).forEach(found::add);
        }
        return found.subList(0, Math.min(found.size(), Math.max(limit, 0)));
    }

    private Consumer<byte[], byte[]> consumer(int records) {
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
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
