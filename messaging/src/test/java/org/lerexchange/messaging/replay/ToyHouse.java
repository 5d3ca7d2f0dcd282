package org.lerexchange.messaging.replay;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.codec.UnknownSchema;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.messaging.intake.AvroWire;
import org.lerexchange.messaging.intake.Broker;
import org.lerexchange.messaging.intake.KafkaSpeaker;
import org.lerexchange.toy.ToyCounted;
import org.lerexchange.toy.ToyOrdered;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

/** Two state topics that no other test has, and a live shelf that hears what the test lets it hear. */
final class ToyHouse implements AutoCloseable {

    static final Instant DAY = Instant.parse("2026-11-25T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger HOUSES = new AtomicInteger();

    /** Gives every schema the id of its turn. */
    private static final class Schemas implements SchemaRegistry {

        private final List<Schema> schemas = new CopyOnWriteArrayList<>();

        @Override
        public synchronized int idOf(String subject, Schema schema) {
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            return schemas.indexOf(schema);
        }

        @Override
        public Schema byId(int id) {
            if (id < 0 || id >= schemas.size()) {
                throw new UnknownSchema("expected an id that was given");
            }
            return schemas.get(id);
        }
    }

    private final String name = "library" + HOUSES.incrementAndGet();
    final Topic<ToyCounted> counted = topic("counted", ToyCounted.class, ToyCounted.getClassSchema());
    final Topic<ToyOrdered> ordered = topic("ordered", ToyOrdered.class, ToyOrdered.getClassSchema());
    final ToyShelf live = new ToyShelf(database(), Optional.empty());
    private final Schemas schemas = new Schemas();
    private final AvroWire wire = new AvroWire(new AvroCodec(schemas), schemas);
    private final Broker broker;
    private final Producer<byte[], byte[]> producer;

    ToyHouse(EmbeddedKafkaKraftBroker kafka) {
        kafka.addTopics(new NewTopic(counted.name(), 2, (short) 1), new NewTopic(ordered.name(), 2, (short) 1));
        broker = Broker.at(kafka.getBrokersAsString());
        producer = broker.producer();
    }

    private <T extends SpecificRecord> Topic<T> topic(String noun, Class<T> type, Schema schema) {
        return new Topic<>(
                "ler." + name + "-toy." + noun,
                type,
                schema,
                "toy id",
                Topic.Kind.STATE,
                name + ".toys",
                Set.of(name + ".shelf"),
                Topic.Erasure.NOTHING_TO_ERASE,
                Topic.Spread.MANY);
    }

    static Database database() {
        return new InMemoryDatabase(PendingEvents.of(List.of()));
    }

    Event<ToyCounted> count(String toy, long seq, long count) {
        return Event.of(counted, toy, seq, DAY, new ToyCounted(toy, count));
    }

    Event<ToyOrdered> order(String toy, long seq, String colour) {
        return Event.of(ordered, toy, seq, DAY, new ToyOrdered(toy, 1, colour));
    }

    void say(Event<?>... events) {
        new KafkaSpeaker(producer, wire, name).say(List.of(events)).block(PATIENCE);
    }

    void liveHears(Event<?>... events) {
        for (Event<?> event : events) {
            switch (event.value()) {
                case ToyCounted value -> live.counting().on(heard(event, value)).block();
                case ToyOrdered value -> live.ordering().on(heard(event, value)).block();
                default -> throw new IllegalArgumentException("expected an event of the shelf");
            }
        }
    }

    private static <T extends SpecificRecord> Heard<T> heard(Event<?> event, T value) {
        return new Heard<>(event.key(), event.seq(), event.generation(), event.time(), value);
    }

    /** A record without headers, or without a value where there is none. */
    void send(Topic<?> topic, String key, byte @Nullable [] value) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    Rebuildable shelf() {
        return shelf(live::held, Optional.empty());
    }

    Rebuildable shelf(Supplier<Mono<Brief>> held, Optional<Event<?>> saying) {
        return new Rebuildable("shelf", held, database -> {
            ToyShelf fresh = new ToyShelf(database, saying);
            return Rebuildable.Fresh.of(
                    fresh::held,
                    new Rebuildable.Source<>(counted, fresh.counting()),
                    new Rebuildable.Source<>(ordered, fresh.ordering()));
        });
    }

    BackgroundReplays replays(Rebuildable... models) {
        return new BackgroundReplays(
                List.of(models),
                new Rebuilding.Tools(broker, wire, ToyHouse::database, new Settling(12, 2, Duration.ofMillis(20))),
                Clock.fixed(DAY, ZoneOffset.UTC));
    }

    /** The models of a whole run. */
    List<ReplayedModel> replayed(Rebuildable... models) {
        BackgroundReplays replays = replays(models);
        replays.start();
        return done(replays).models();
    }

    static Replay done(Replays replays) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(replays::latest, replay -> replay.state() == Replay.State.DONE);
    }

    long records(Topic<?> topic) {
        try (TopicReader reader = new TopicReader(broker, List.of(topic.name()))) {
            return reader.missing(reader.ends());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
