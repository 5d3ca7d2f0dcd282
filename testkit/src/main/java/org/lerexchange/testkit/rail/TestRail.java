package org.lerexchange.testkit.rail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.intake.AvroWire;
import org.lerexchange.messaging.intake.Broker;
import org.lerexchange.messaging.intake.KafkaSpeaker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Flux;

/** A broker with these topics, of one partition each, and a registry: a test says and hears what other services would. */
public final class TestRail implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    private final SchemaRegistry registry = new SchemasInMemory();
    private final AvroWire wire = new AvroWire(new AvroCodec(registry), registry);
    private final String deadLetters;
    private final Producer<byte[], byte[]> producer;

    /** One event as it lies on its topic. */
    public record Said<T>(String key, long seq, T value) {}

    /** @param service the one under test, whose dead letters have a topic, too */
    public TestRail(Collection<? extends Topic<?>> topics, String service) {
        deadLetters = "ler." + service + ".dead-letters";
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.brokerProperty("offsets.topic.num.partitions", "1");
        broker.afterPropertiesSet();
        open(Stream.concat(topics.stream().map(Topic::name), Stream.of(deadLetters)));
        producer = Broker.at(address()).producer();
    }

    /** {@code host:port} of the broker. */
    public String address() {
        return broker.getBrokersAsString();
    }

    public SchemaRegistry registry() {
        return registry;
    }

    /** What other services say, in this order. */
    public void say(Event<?>... events) {
        KafkaSpeaker speaker = new KafkaSpeaker(producer, wire, "elsewhere");
        Flux.just(events).concatMap(event -> speaker.say(List.of(event))).blockLast(PATIENCE);
    }

    /** Topics that come to be while the service runs. */
    public void open(Topic<?>... topics) {
        open(Stream.of(topics).map(Topic::name));
    }

    private void open(Stream<String> names) {
        broker.addTopics(names.map(name -> new NewTopic(name, 1, (short) 1)).toArray(NewTopic[]::new));
    }

    /** What somebody outside writes who knows nothing of our envelope, in this order. */
    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        for (ProducerRecord<byte[], byte[]> one : records) {
            var _ = producer.send(one);
        }
        producer.flush();
    }

    /** A value as it lies on a topic. */
    public <T extends SpecificRecord> byte[] encoded(Topic<T> topic, T value) {
        return wire.encode(topic, value);
    }

    /** What was {@link #encoded} by whomever. */
    public <T extends SpecificRecord> T decoded(Topic<T> topic, byte[] bytes) {
        return wire.decode(topic, bytes);
    }

    /** All that lies on a topic now. */
    public <T extends SpecificRecord> List<Said<T>> said(Topic<T> topic) {
        return lying(topic.name()).stream()
                .filter(message -> message.value() != null)
                .map(message -> new Said<>(text(message.key()), seq(message), decoded(topic, message.value())))
                .toList();
    }

    /** The same, the values alone. */
    public <T extends SpecificRecord> List<T> all(Topic<T> topic) {
        return said(topic).stream().map(Said::value).toList();
    }

    /** The first event that fits, once it is there. */
    public <T extends SpecificRecord> Said<T> awaited(Topic<T> topic, Predicate<Said<T>> fits) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> said(topic).stream().filter(fits).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** How many records the service under test could not read. */
    public long deadLetters() {
        return deadLetterRecords().size();
    }

    /** Those records with why. */
    public List<ConsumerRecord<byte[], byte[]>> deadLetterRecords() {
        return lying(deadLetters);
    }

    /** All that lies on a topic now, as it is. */
    public List<ConsumerRecord<byte[], byte[]>> records(Topic<?> topic) {
        return lying(topic.name());
    }

    private static long seq(ConsumerRecord<byte[], byte[]> message) {
        return Long.parseLong(text(message.headers().lastHeader("ler_seq").value()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> lying(String topic) {
        TopicPartition only = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        broker.destroy();
    }
}
