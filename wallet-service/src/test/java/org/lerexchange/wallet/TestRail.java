package org.lerexchange.wallet;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.intake.AvroWire;
import org.lerexchange.messaging.intake.Broker;
import org.lerexchange.messaging.intake.KafkaSpeaker;
import org.lerexchange.schemas.Topics;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker with every topic, and a voice and an ear that play the other services. */
final class TestRail implements AutoCloseable {

    static final String DEAD_LETTERS = "ler.wallet.dead-letters";

    final InMemoryRegistry registry = new InMemoryRegistry();
    private final EmbeddedKafkaKraftBroker broker;
    private final Producer<byte[], byte[]> producer;
    private final AvroWire wire = new AvroWire(new AvroCodec(registry), registry);

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

    /** What another service says. */
    void say(Event<?> event) {
        new KafkaSpeaker(producer, wire, "test").say(List.of(event)).block();
    }

    /** One event as it lies on its topic. */
    record Said<T>(String key, long seq, T value) {}

    /** The first event that fits, once it is there. */
    <T extends SpecificRecord> Said<T> awaited(Topic<T> topic, Predicate<Said<T>> fits) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> said(topic).stream().filter(fits).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    /** All that lies on a topic. */
    <T extends SpecificRecord> List<Said<T>> said(Topic<T> topic) {
        return lying(topic.name()).stream()
                .filter(message -> message.value() != null)
                .map(message -> new Said<>(
                        new String(message.key(), StandardCharsets.UTF_8),
                        Long.parseLong(new String(
                                message.headers().lastHeader("ler_seq").value(), StandardCharsets.UTF_8)),
                        wire.decode(topic, message.value())))
                .toList();
    }

    long deadLetters() {
        return lying(DEAD_LETTERS).size();
    }

    private List<ConsumerRecord<byte[], byte[]>> lying(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", servers(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close();
        broker.destroy();
    }
}
