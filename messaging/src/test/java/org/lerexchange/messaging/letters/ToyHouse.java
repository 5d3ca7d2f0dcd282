package org.lerexchange.messaging.letters;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.FromParties;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.messaging.intake.AvroWire;
import org.lerexchange.messaging.intake.Broker;
import org.lerexchange.messaging.intake.DeadLetters;
import org.lerexchange.messaging.intake.Intake;
import org.lerexchange.messaging.intake.KafkaSpeaker;
import org.lerexchange.messaging.intake.RailProperties;
import org.lerexchange.toy.ToyOrdered;
import org.lerexchange.toy.ToyTold;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

/** A service of its own for each test: two topics, a room on each, parties outside where a test has any, its letters. */
final class ToyHouse implements AutoCloseable {

    static final Instant DAY = Instant.parse("2026-11-25T08:00:00Z");
    private static final AtomicInteger HOUSES = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final String name = "house" + HOUSES.incrementAndGet();
    final Topic<ToyOrdered> ordered = new Topic<>(
            "ler." + name + "-toy.ordered",
            ToyOrdered.class,
            ToyOrdered.getClassSchema(),
            "order id",
            Topic.Kind.FACT_7_DAYS,
            name + ".orders",
            Set.of(name + ".counting"),
            Topic.Erasure.NOTHING_TO_ERASE,
            Topic.Spread.ONE);
    final Topic<ToyTold> told = new Topic<>(
            "ler." + name + "-toy.told",
            ToyTold.class,
            ToyTold.getClassSchema(),
            "toy id",
            Topic.Kind.FACT_7_DAYS,
            name + ".stories",
            Set.of(name + ".listening"),
            Topic.Erasure.HOLDER_KEY,
            Topic.Spread.ONE);
    final ToyRoom<ToyOrdered> counting = new ToyRoom<>();
    final ToyRoom<ToyTold> listening = new ToyRoom<>();
    final ToyPartyRoom partyRoom = new ToyPartyRoom(ordered);
    private final FromParties<ToyTold> family =
            new FromParties<>(told, Pattern.compile(in("([a-z]+)")), name + ".listening", partyRoom);
    final Documents notes = new InMemoryDatabase(PendingEvents.of(List.of())).open("rail-letters");
    final KafkaLetters letters;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final WaitingLetters waiting;
    private final RailProperties rail = RailProperties.of(name);
    private final ToyRegistry registry = new ToyRegistry();
    final AvroWire wire = new AvroWire(new AvroCodec(registry), registry);
    private final Producer<byte[], byte[]> producer;
    private final KafkaSpeaker speaker;
    private final Intake intake;
    private final LetterTopic topic;
    private final Broker broker;

    ToyHouse(EmbeddedKafkaKraftBroker kafka) {
        this(kafka, List.of());
    }

    /** @param parties each has a topic on which it tells */
    ToyHouse(EmbeddedKafkaKraftBroker kafka, List<String> parties) {
        parties.forEach(party -> kafka.addTopics(new NewTopic(in(party), 1, (short) 1)));
        kafka.addTopics(
                new NewTopic(ordered.name(), 1, (short) 1),
                new NewTopic(told.name(), 1, (short) 1),
                new NewTopic(rail.deadLetterTopic(), 1, (short) 1));
        broker = Broker.at(kafka.getBrokersAsString());
        producer = broker.producer();
        speaker = new KafkaSpeaker(producer, wire, name);
        Clock clock = Clock.fixed(DAY, ZoneOffset.UTC);
        topic = new LetterTopic(broker, rail.deadLetterTopic());
        letters = at(clock);
        List<FromParties<?>> families = parties.isEmpty() ? List.of() : List.of(family);
        waiting = new WaitingLetters(topic, notes, meters);
        intake = new Intake(
                new Intake.Hearing(
                        List.of(
                                Subscription.of(ordered, name + ".counting", counting),
                                Subscription.of(told, name + ".listening", listening)),
                        List.of(),
                        new Intake.Parties(families, List.of())),
                new Intake.Hands(
                        wire, speaker, new DeadLetters(producer, rail.deadLetterTopic(), clock), meters, clock),
                broker,
                rail);
        intake.start();
    }

    /** The same letters by another clock. */
    KafkaLetters at(Clock clock) {
        Contracts contracts = new Contracts(List.of(ordered, told), List.of(family), wire, name);
        return new KafkaLetters(topic, contracts, notes, new SendAgain(contracts, producer, speaker, rail), clock);
    }

    /** The topic on which a party tells. */
    String in(String party) {
        return "ler.in." + party + "." + name + "-told";
    }

    /** As somebody sends it who knows nothing of our headers. */
    ProducerRecord<byte[], byte[]> told(String party, String key, byte[] value) {
        return new ProducerRecord<>(in(party), utf8(key), value);
    }

    byte[] bytes(ToyTold value) {
        return wire.encode(told, value);
    }

    Event<ToyOrdered> order(String key) {
        return Event.of(ordered, key, 1, DAY, new ToyOrdered(key, 3, "blue"));
    }

    byte[] bytes(Event<ToyOrdered> order) {
        return wire.encode(ordered, order.value());
    }

    void say(Event<?>... events) {
        speaker.say(List.of(events)).block(PATIENCE);
    }

    /** The order as it would be said, but with another value and another text in {@code ler_seq}. */
    void poison(Event<ToyOrdered> order, byte[] value, String seq) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(ordered.name(), utf8(order.key()), value);
        message.headers()
                .add("ler_topic", utf8(ordered.name()))
                .add("ler_seq", utf8(seq))
                .add("ce_id", utf8(order.id().toString()))
                .add("ce_time", utf8(DAY.toString()));
        send(message);
    }

    void send(ProducerRecord<byte[], byte[]> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What lies on the orders' topic, by the letters it comes from; empty where it is no letter. */
    List<String> onTheOrdersTopic() {
        return on(ordered.name());
    }

    List<String> on(String anyTopic) {
        return new LetterTopic(broker, anyTopic)
                .page(Optional.empty(), Letters.PAGE_AT_MOST).stream()
                        .map(message -> message.header(Contracts.LETTER).orElse(""))
                        .toList();
    }

    List<Letter> all() {
        return now(letters.page(Optional.empty(), Letters.PAGE_AT_MOST)).letters();
    }

    static <A> A now(Mono<A> answer) {
        return Objects.requireNonNull(answer.block(PATIENCE));
    }

    static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        intake.stop();
        producer.close(Duration.ofSeconds(5));
    }
}
