package org.lerexchange.issuer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.codec.UnknownSchema;
import org.lerexchange.messaging.intake.AvroWire;
import org.lerexchange.messaging.intake.KafkaSpeaker;
import org.lerexchange.schemas.Topics;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker and a registry of this process, with every topic of the exchange; a test says and hears what others would. */
final class TestRail implements AutoCloseable {

    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    private final SchemaRegistry registry = new SchemasInMemory();
    private final AvroCodec codec = new AvroCodec(registry);
    private final Producer<byte[], byte[]> producer;
    private final KafkaSpeaker speaker;

    TestRail() {
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.brokerProperty("offsets.topic.num.partitions", "1");
        broker.afterPropertiesSet();
        broker.addTopics(Stream.concat(
                        Topics.all().stream().map(Topic::name),
                        Stream.of("issuer", "wallet").map(service -> "ler." + service + ".dead-letters"))
                .map(name -> new NewTopic(name, 1, (short) 1))
                .toArray(NewTopic[]::new));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address()), new ByteArraySerializer(), new ByteArraySerializer());
        speaker = new KafkaSpeaker(producer, new AvroWire(codec, registry), "wallet");
    }

    String address() {
        return broker.getBrokersAsString();
    }

    SchemaRegistry registry() {
        return registry;
    }

    void say(Event<?>... events) {
        speaker.say(List.of(events)).block(Duration.ofSeconds(20));
    }

    /** Everything that is on a topic now. */
    <T extends SpecificRecord> List<T> all(Topic<T> topic) {
        List<T> found = new ArrayList<>();
        TopicPartition only = new TopicPartition(topic.name(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address(), "group.id", "looker"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(message -> found.add(codec.decode(topic, message.value())));
            }
        }
        return found;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        broker.destroy();
    }

    private static final class SchemasInMemory implements SchemaRegistry {

        private final List<Schema> schemas = new CopyOnWriteArrayList<>();

        @Override
        public synchronized int idOf(String subject, Schema schema) {
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            return schemas.indexOf(schema) + 1;
        }

        @Override
        public Schema byId(int id) {
            if (id < 1 || id > schemas.size()) {
                throw new UnknownSchema("expected an id from 1 to " + schemas.size() + ", but " + id + " came");
            }
            return schemas.get(id - 1);
        }
    }
}
