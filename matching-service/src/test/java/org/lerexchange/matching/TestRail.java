package org.lerexchange.matching;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.intake.AvroWire;
import org.lerexchange.messaging.intake.Broker;
import org.lerexchange.messaging.intake.KafkaSpeaker;
import org.lerexchange.schemas.Topics;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Flux;

/** A broker with every topic, a registry in memory, and a voice that plays the other services. */
final class TestRail implements AutoCloseable {

    private static final String DEAD_LETTERS = "ler.matching.dead-letters";

    final SchemaRegistry registry = new MemoryRegistry();
    private final EmbeddedKafkaKraftBroker broker;
    private final Producer<byte[], byte[]> producer;
    private final AvroWire wire = new AvroWire(new AvroCodec(registry), registry);

    /** Every schema has the id of its place. */
    private static final class MemoryRegistry implements SchemaRegistry {

        private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();
        private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

        @Override
        public synchronized int idOf(String subject, Schema schema) {
            int id = ids.computeIfAbsent(schema, unknown -> ids.size() + 1);
            schemas.put(id, schema);
            return id;
        }

        @Override
        public Schema byId(int id) {
            Schema found = schemas.get(id);
            if (found == null) {
                throw new IllegalStateException("expected a schema that was registered, but " + id + " was not");
            }
            return found;
        }
    }

    TestRail() {
        String[] topics = Stream.concat(Topics.all().stream().map(Topic::name), Stream.of(DEAD_LETTERS))
                .toArray(String[]::new);
        broker = new EmbeddedKafkaKraftBroker(1, 1, topics);
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.brokerProperty("offsets.topic.num.partitions", "1");
        broker.afterPropertiesSet();
        producer = Broker.at(servers()).producer();
    }

    String servers() {
        return broker.getBrokersAsString();
    }

    /** What another service says, in this order. */
    void say(Event<?>... events) {
        KafkaSpeaker speaker = new KafkaSpeaker(producer, wire, "test");
        Flux.just(events).concatMap(event -> speaker.say(List.of(event))).blockLast();
    }

    /** All that lies on a topic as text, for searching: keys, headers and values. */
    String lying(Topic<?> topic) {
        StringBuilder all = new StringBuilder();
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = end(consumer, partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (message.value() != null) {
                        all.append(new String(message.value(), StandardCharsets.UTF_8))
                                .append('\n');
                    }
                });
            }
        }
        return all.toString();
    }

    long deadLetters() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return end(consumer, new TopicPartition(DEAD_LETTERS, 0));
        }
    }

    private static long end(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        producer.close();
        broker.destroy();
    }
}
