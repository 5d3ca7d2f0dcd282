package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.relay.Speaker;
import org.lerexchange.toy.ToyCounted;
import org.lerexchange.toy.ToyOrdered;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A service of its own for each test: topics, groups and dead letters that no other test has. */
final class ToyShop implements AutoCloseable {

    static final Instant DAY = Instant.parse("2026-11-25T08:00:00Z");
    static final int PARTITIONS = 2;
    private static final AtomicInteger SHOPS = new AtomicInteger();

    final String name = "shop" + SHOPS.incrementAndGet();
    final String room = name + ".counting";
    final Topic<ToyOrdered> ordered = new Topic<>(
            "ler." + name + "-toy.ordered",
            ToyOrdered.class,
            ToyOrdered.getClassSchema(),
            "order id",
            Topic.Kind.FACT_7_DAYS,
            name + ".orders",
            Set.of(room),
            Topic.Erasure.NOTHING_TO_ERASE,
            Topic.Spread.MANY);
    final Topic<ToyCounted> counted = new Topic<>(
            "ler." + name + "-toy.counted",
            ToyCounted.class,
            ToyCounted.getClassSchema(),
            "shelf id",
            Topic.Kind.STATE,
            room,
            Set.of(name + ".window", room),
            Topic.Erasure.NOTHING_TO_ERASE,
            Topic.Spread.MANY);
    final ToyWire wire = new ToyWire();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final RailProperties limits = new RailProperties(
            name,
            32,
            500,
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            Duration.ofMillis(200),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            null);

    /** By how much this shop's clock is ahead. */
    final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return DAY.plus(ahead.get());
        }
    };
    private final EmbeddedKafkaKraftBroker kafka;
    private final Broker broker;
    final Producer<byte[], byte[]> producer;
    final KafkaSpeaker speaker;
    private final List<Intake> intakes = new ArrayList<>();

    ToyShop(EmbeddedKafkaKraftBroker kafka) {
        this.kafka = kafka;
        this.broker = Broker.at(kafka.getBrokersAsString());
        this.producer = broker.producer();
        this.speaker = new KafkaSpeaker(producer, wire, name);
        kafka.addTopics(
                new NewTopic(ordered.name(), PARTITIONS, (short) 1),
                new NewTopic(counted.name(), PARTITIONS, (short) 1),
                new NewTopic(limits.deadLetterTopic(), 1, (short) 1));
        // An idempotent producer that writes before a new topic's leader is there may only get through after its
        // timeout.
        List.of(ordered.name(), counted.name(), limits.deadLetterTopic()).forEach(this::all);
    }

    Event<ToyOrdered> order(String key, long seq) {
        return Event.of(ordered, key, seq, DAY, new ToyOrdered(key, (int) seq, "blue"));
    }

    void say(Event<?>... events) {
        speaker.say(List.of(events)).block(Duration.ofSeconds(20));
    }

    /** The record as the speaker would write it, for a test to break. */
    <T extends SpecificRecord> ProducerRecord<byte[], byte[]> raw(Event<T> event, byte[] value) {
        ProducerRecord<byte[], byte[]> raw = new ProducerRecord<>(event.topic().name(), bytes(event.key()), value);
        Map.of(
                        Envelope.TOPIC,
                        event.topic().name(),
                        Envelope.SEQ,
                        Long.toString(event.seq()),
                        Envelope.GENERATION,
                        Integer.toString(event.generation()),
                        Envelope.ID,
                        event.id().toString(),
                        Envelope.TIME,
                        event.time().toString(),
                        Envelope.SCHEMA,
                        wire.fingerprint(event.topic().schema()))
                .forEach((header, text) -> raw.headers().add(header, bytes(text)));
        return raw;
    }

    void send(ProducerRecord<byte[], byte[]> message) {
        Sending.send(producer, message).join();
    }

    Intake open(Speaker voice, Subscription<?>... subscriptions) {
        return open(voice, List.of(subscriptions), List.of());
    }

    Intake open(Speaker voice, List<Subscription<?>> subscriptions, List<StateOwner<?>> owners) {
        return open(voice, subscriptions, owners, producer);
    }

    Intake openWith(Producer<byte[], byte[]> deadLetters, Subscription<?> subscription) {
        return open(speaker, List.of(subscription), List.of(), deadLetters);
    }

    /** Hears parties outside, and is heard by them. */
    Intake open(Intake.Parties parties) {
        return open(new Intake.Hearing(List.of(), List.of(), parties), speaker, producer);
    }

    /** A topic that is made now. */
    void opens(String topic) {
        kafka.addTopics(new NewTopic(topic, 1, (short) 1));
    }

    BrokerTopics topics() {
        return new BrokerTopics(broker);
    }

    private Intake open(
            Speaker voice,
            List<Subscription<?>> subscriptions,
            List<StateOwner<?>> owners,
            Producer<byte[], byte[]> letters) {
        return open(new Intake.Hearing(subscriptions, owners), voice, letters);
    }

    private Intake open(Intake.Hearing hearing, Speaker voice, Producer<byte[], byte[]> letters) {
        DeadLetters deadLetters = new DeadLetters(letters, limits.deadLetterTopic(), clock);
        Intake intake = new Intake(hearing, new Intake.Hands(wire, voice, deadLetters, meters, clock), broker, limits);
        intakes.add(intake);
        intake.start();
        return intake;
    }

    /** The sum of a meter's counters, over all partitions. */
    long count(String meter, String... tags) {
        return (long) meters.find(meter).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** I4: applied + duplicate + replaced + erased + dead-lettered = consumed, per partition. */
    void theCountersAddUp() {
        List<Counter> consumed = List.copyOf(meters.find(Counters.CONSUMED).counters());
        assertThat(consumed).isNotEmpty();
        for (Counter counter : consumed) {
            double ended = meters.find(Counters.RECORDS).tags(counter.getId().getTags()).counters().stream()
                    .mapToDouble(Counter::count)
                    .sum();
            assertThat(ended).as(counter.getId().toString()).isEqualTo(counter.count());
        }
    }

    /** The sum of a group's committed offsets on a topic. */
    long committed(String group, Topic<?> topic) {
        return offsets(group).entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic.name()))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    void backToTheBeginning(String group) {
        Map<TopicPartition, OffsetAndMetadata> zero = new HashMap<>();
        offsets(group).keySet().forEach(partition -> zero.put(partition, new OffsetAndMetadata(0)));
        kafka.doWithAdmin(admin -> admin.alterConsumerGroupOffsets(group, zero)
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join());
    }

    /** Consumers of a stable group that have partitions. */
    long members(String group) {
        return kafka.doWithAdminFunction(
                admin -> admin
                        .describeConsumerGroups(List.of(group))
                        .all()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join()
                        .values()
                        .stream()
                        .flatMap(described -> described.members().stream())
                        .filter(member -> !member.assignment().topicPartitions().isEmpty())
                        .count());
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(String group) {
        return kafka.doWithAdminFunction(admin -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage()
                .toCompletableFuture()
                .join());
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return all(limits.deadLetterTopic());
    }

    /** All that is on a topic now. */
    List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer =
                broker.consumers(name + ".looker", limits).createConsumer()) {
            List<TopicPartition> parts = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    static Optional<String> header(ConsumerRecord<byte[], byte[]> message, String name) {
        return Envelope.header(message, name);
    }

    static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        intakes.forEach(Intake::stop);
        producer.close(Duration.ofSeconds(5));
    }
}
