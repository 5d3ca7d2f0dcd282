package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.Topic;
import org.lerexchange.toy.ToyOrdered;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

/**
 * F23 at an eighth of the catalogue's size: under load, the three members of a group join, leave and are killed six times
 * in some twenty seconds, by either protocol of Kafka's.
 *
 * <p>In one JVM a kill is a member that says no farewell (static membership) and is started again under its name; one that
 * never comes back is a trial of real processes.
 */
@ExtendWith(BrokerForAll.class)
class RebalanceTest {

    private static final long SEED = 23;
    private static final int PARTITIONS = 6;
    private static final int KEYS = 24;
    private static final int CHANGES = 6;
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(1_500);
    private static final Duration BETWEEN_RECORDS = Duration.ofMillis(4);
    private static final Duration AFTER_THE_LAST_CHANGE = Duration.ofSeconds(60);

    @SuppressWarnings("ImmutableEnumChecker")
    enum Protocol {
        CLASSIC_COOPERATIVE(
                Map.of(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName())),
        CONSUMER(Map.of(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer"));

        private final Map<String, Object> settings;

        Protocol(Map<String, Object> settings) {
            this.settings = settings;
        }
    }

    /** Applies each seq of a key once and in order, whichever member hears it; a gap is remembered. */
    private static final class Shared implements Hears<ToyOrdered> {

        final Map<String, Long> last = new ConcurrentHashMap<>();
        final ConcurrentLinkedQueue<String> gaps = new ConcurrentLinkedQueue<>();

        @Override
        public Mono<Said> on(Heard<ToyOrdered> order) {
            return Mono.fromCallable(() -> applied(order) ? Said.applied() : Said.duplicate());
        }

        private boolean applied(Heard<ToyOrdered> order) {
            AtomicBoolean fresh = new AtomicBoolean();
            last.compute(order.key(), (key, seq) -> {
                long before = seq == null ? 0 : seq;
                if (order.seq() > before + 1) {
                    gaps.add(key + ": " + order.seq() + " after " + before);
                }
                fresh.set(order.seq() > before);
                return Math.max(before, order.seq());
            });
            return fresh.get();
        }
    }

    /** The three members, of which two have names that they keep. */
    private static final class Group implements AutoCloseable {

        private final ToyShop shop;
        private final Broker broker;
        private final Subscription<ToyOrdered> hearing;
        private final Map<String, Intake> members = new HashMap<>();

        Group(ToyShop shop, Broker broker, Subscription<ToyOrdered> hearing) {
            this.shop = shop;
            this.broker = broker;
            this.hearing = hearing;
        }

        private RailProperties named(String member) {
            RailProperties usual = shop.limits;
            return new RailProperties(
                    usual.service(),
                    usual.keysSideBySide(),
                    usual.recordsPerPoll(),
                    usual.firstBackOff(),
                    usual.longestBackOff(),
                    usual.deadLetterPause(),
                    usual.recordPatience(),
                    usual.pollPatience(),
                    usual.stuckAfter(),
                    member.equals("nameless") ? null : member);
        }

        void joins(String member) {
            Clock clock = Clock.systemUTC();
            Intake intake = new Intake(
                    new Intake.Hearing(List.of(hearing), List.of()),
                    new Intake.Hands(
                            shop.wire,
                            shop.speaker,
                            new DeadLetters(shop.producer, shop.limits.deadLetterTopic(), clock),
                            shop.meters,
                            clock),
                    broker,
                    named(member));
            intake.start();
            members.put(member, intake);
        }

        /** The nameless one leaves or comes; a named one goes without a word and comes back. */
        void changes(String member) {
            Intake present = members.remove(member);
            if (present != null) {
                present.stop();
            }
            if (present == null || !member.equals("nameless")) {
                joins(member);
            }
        }

        void areAllThere() {
            List.of("one", "two", "nameless").stream()
                    .filter(member -> !members.containsKey(member))
                    .forEach(this::joins);
        }

        @Override
        public void close() {
            members.values().parallelStream().forEach(Intake::stop);
        }
    }

    private static Topic<ToyOrdered> moved(ToyShop shop) {
        return new Topic<>(
                "ler." + shop.name + "-toy.moved",
                ToyOrdered.class,
                ToyOrdered.getClassSchema(),
                "order id",
                Topic.Kind.FACT_7_DAYS,
                shop.name + ".orders",
                Set.of(shop.room),
                Topic.Erasure.NOTHING_TO_ERASE,
                Topic.Spread.MANY);
    }

    private static Broker broker(EmbeddedKafkaKraftBroker kafka, Protocol protocol) {
        Broker plain = Broker.at(kafka.getBrokersAsString());
        Map<String, Object> settings = new HashMap<>(plain.consumerSettings());
        settings.putAll(protocol.settings);
        return new Broker(settings, plain.producerSettings());
    }

    @ParameterizedTest
    @EnumSource
    void whoeverComesAndGoesEveryRecordIsAppliedOnceInOrderAndNoPartitionStaysBehind(
            Protocol protocol, EmbeddedKafkaKraftBroker kafka) {
        Random random = new Random(SEED);
        Shared ear = new Shared();
        Map<String, Long> said = new ConcurrentHashMap<>();
        AtomicBoolean loading = new AtomicBoolean(true);
        try (ToyShop shop = new ToyShop(kafka)) {
            Topic<ToyOrdered> topic = moved(shop);
            kafka.addTopics(new NewTopic(topic.name(), PARTITIONS, (short) 1));
            try (Group group = new Group(shop, broker(kafka, protocol), Subscription.of(topic, shop.room, ear))) {
                group.areAllThere();
                ToyShop.soon()
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(shop.members(shop.room)).isEqualTo(3));
                Thread load = Thread.ofVirtual().start(() -> load(shop, topic, said, loading));

                List<String> members = List.of("one", "two", "nameless");
                for (int change = 0; change < CHANGES; change++) {
                    LockSupport.parkNanos(BETWEEN_CHANGES.toNanos());
                    group.changes(members.get(random.nextInt(members.size())));
                }
                group.areAllThere();
                loading.set(false);
                ended(load);

                long records = said.values().stream().mapToLong(Long::longValue).sum();
                ToyShop.soon().atMost(AFTER_THE_LAST_CHANGE).untilAsserted(() -> {
                    assertThat(shop.committed(shop.room, topic)).isEqualTo(records);
                    assertThat(ear.last).isEqualTo(said);
                });
                assertThat(records).isGreaterThan(10L * CHANGES);
                assertThat(ear.gaps).as("seed %d", SEED).isEmpty();
                assertThat(shop.deadLetters()).isEmpty();
                shop.theCountersAddUp();
            }
        }
    }

    private static void load(ToyShop shop, Topic<ToyOrdered> topic, Map<String, Long> said, AtomicBoolean loading) {
        for (int n = 0; loading.get(); n++) {
            String key = "k" + n % KEYS;
            long seq = n / KEYS + 1L;
            shop.say(org.lerexchange.messaging.Event.of(
                    topic, key, seq, ToyShop.DAY, new ToyOrdered(key, (int) seq, "blue")));
            said.put(key, seq);
            LockSupport.parkNanos(BETWEEN_RECORDS.toNanos());
        }
    }

    private static void ended(Thread load) {
        try {
            load.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
