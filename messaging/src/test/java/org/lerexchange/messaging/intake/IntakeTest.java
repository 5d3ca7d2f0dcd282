package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.relay.Speaker;
import org.lerexchange.toy.ToyOrdered;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

@ExtendWith(BrokerForAll.class)
class IntakeTest {

    private static final int KEYS = 20;
    private static final int PER_KEY = 10;

    private ToyShop shop;
    private Counting counting;

    @BeforeEach
    void open(EmbeddedKafkaKraftBroker kafka) {
        shop = new ToyShop(kafka);
        counting = new Counting(shop.counted);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Subscription<ToyOrdered> hearing(Hears<ToyOrdered> ear) {
        return Subscription.of(shop.ordered, shop.room, ear);
    }

    private void sayOrders() {
        List<Event<?>> orders = new ArrayList<>();
        for (long seq = 1; seq <= PER_KEY; seq++) {
            for (int key = 0; key < KEYS; key++) {
                orders.add(shop.order("k" + key, seq));
            }
        }
        shop.say(orders.toArray(Event<?>[]::new));
    }

    private void allAreCommitted() {
        ToyShop.soon()
                .untilAsserted(() ->
                        assertThat(shop.committed(shop.room, shop.ordered)).isEqualTo(KEYS * PER_KEY));
    }

    @Test
    void everyEventIsAppliedOnceAndWhatFollowsIsSaid() {
        sayOrders();

        shop.open(shop.speaker, hearing(counting));

        allAreCommitted();
        assertThat(counting.shelves.values()).hasSize(KEYS).containsOnly(new Counting.Shelf(PER_KEY, 55));
        assertThat(shop.all(shop.counted.name())).hasSize(KEYS * PER_KEY);
        assertThat(shop.count(Counters.RECORDS, "outcome", "applied")).isEqualTo(KEYS * PER_KEY);
        shop.theCountersAddUp();
    }

    @Test
    void aGroupSetBackToTheBeginningEndsInTheSameDigest() {
        sayOrders();
        Intake first = shop.open(shop.speaker, hearing(counting));
        allAreCommitted();
        first.stop();
        String digest = counting.digest();

        shop.backToTheBeginning(shop.room);
        shop.open(shop.speaker, hearing(counting));

        allAreCommitted();
        assertThat(counting.digest()).isEqualTo(digest);
        assertThat(shop.count(Counters.RECORDS, "outcome", "duplicate")).isEqualTo(KEYS * PER_KEY);
        shop.theCountersAddUp();
    }

    @Test
    void recordsOfAKeyKeepTheirOrderWhileKeysRunSideBySide() {
        AtomicInteger now = new AtomicInteger();
        List<Integer> sideBySide = Collections.synchronizedList(new ArrayList<>());
        Hears<ToyOrdered> slow = order -> Mono.defer(() -> {
            sideBySide.add(now.incrementAndGet());
            return Mono.delay(Duration.ofMillis(3)).then(counting.on(order)).doFinally(end -> now.decrementAndGet());
        });
        sayOrders();

        shop.open(shop.speaker, hearing(slow));

        allAreCommitted();
        List<Long> inOrder = LongStream.rangeClosed(1, PER_KEY).boxed().toList();
        assertThat(counting.heard.values()).hasSize(KEYS).containsOnly(inOrder);
        assertThat(sideBySide).anyMatch(count -> count > 1).allMatch(count -> count <= shop.limits.keysSideBySide());
    }

    @Test
    void aPassingFaultPausesThePartitionAndLaterItGoesOnInOrder() {
        AtomicBoolean down = new AtomicBoolean(true);
        AtomicInteger refused = new AtomicInteger();
        Hears<ToyOrdered> ear = order -> {
            if (down.get() && order.key().equals("k3") && order.seq() == 4) {
                refused.incrementAndGet();
                return Mono.error(new IllegalStateException("the store is down"));
            }
            return counting.on(order);
        };
        sayOrders();

        shop.open(shop.speaker, hearing(ear));
        ToyShop.soon().untilAsserted(() -> assertThat(refused).hasValueGreaterThan(2));
        long early = shop.committed(shop.room, shop.ordered);
        down.set(false);

        allAreCommitted();
        assertThat(early).isLessThan(KEYS * PER_KEY);
        List<Long> inOrder = LongStream.rangeClosed(1, PER_KEY).boxed().toList();
        assertThat(counting.heard.values()).hasSize(KEYS).containsOnly(inOrder);
        assertThat(shop.deadLetters()).isEmpty();
        shop.theCountersAddUp();
    }

    @Test
    void anEarThatThrowsIsAPassingFaultAndNothingReachesTheContainer() {
        AtomicInteger calls = new AtomicInteger();
        Hears<ToyOrdered> ear = order -> {
            if (calls.incrementAndGet() <= 2) {
                throw new IllegalStateException("thrown, not answered");
            }
            return counting.on(order);
        };
        shop.say(shop.order("k", 1));

        Intake intake = shop.open(shop.speaker, hearing(ear));

        ToyShop.soon()
                .untilAsserted(() ->
                        assertThat(shop.committed(shop.room, shop.ordered)).isEqualTo(1));
        assertThat(calls).hasValue(3);
        assertThat(intake.ended()).isEmpty();
        assertThat(shop.deadLetters()).isEmpty();
    }

    @Test
    void whatCannotBeSaidIsNotCommittedAndIsSaidAgainWithTheSameIds() {
        AtomicBoolean mute = new AtomicBoolean(true);
        List<UUID> tried = new CopyOnWriteArrayList<>();
        Speaker voice = events -> {
            events.forEach(event -> tried.add(event.id()));
            return mute.get() ? Mono.error(new IllegalStateException("no acknowledgement")) : shop.speaker.say(events);
        };
        shop.say(shop.order("k", 1));

        shop.open(voice, hearing(counting));
        ToyShop.soon().untilAsserted(() -> assertThat(tried).hasSizeGreaterThan(2));
        long committedWhileMute = shop.committed(shop.room, shop.ordered);
        mute.set(false);

        ToyShop.soon()
                .untilAsserted(() ->
                        assertThat(shop.committed(shop.room, shop.ordered)).isEqualTo(1));
        assertThat(committedWhileMute).isZero();
        assertThat(tried.stream().distinct()).hasSize(1);
        assertThat(shop.all(shop.counted.name())).hasSize(1);
        assertThat(shop.count(Counters.RECORDS, "outcome", "duplicate")).isEqualTo(1);
        shop.theCountersAddUp();
    }

    @Test
    void anAnswerThatNeverComesIsCancelledAtTheStop() {
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicBoolean asked = new AtomicBoolean();
        Hears<ToyOrdered> ear = order -> {
            asked.set(true);
            return Mono.<Said>never().doOnCancel(() -> cancelled.set(true));
        };
        shop.say(shop.order("k", 1));

        Intake intake = shop.open(shop.speaker, hearing(ear));
        ToyShop.soon().untilTrue(asked);
        intake.stop();

        assertThat(cancelled).isTrue();
        assertThat(shop.committed(shop.room, shop.ordered)).isZero();
    }

    @Test
    void aPartitionThatWaitsSurvivesARebalanceAndEndsInOrder() {
        AtomicBoolean down = new AtomicBoolean(true);
        AtomicInteger refused = new AtomicInteger();
        Hears<ToyOrdered> ear = order -> {
            if (down.get() && order.seq() == 4) {
                refused.incrementAndGet();
                return Mono.error(new IllegalStateException("the store is down"));
            }
            return counting.on(order);
        };
        sayOrders();
        shop.open(shop.speaker, hearing(ear));
        ToyShop.soon().untilAsserted(() -> assertThat(refused).hasPositiveValue());

        Intake second = shop.open(shop.speaker, hearing(ear));
        ToyShop.soon().untilAsserted(() -> assertThat(shop.members(shop.room)).isEqualTo(2));
        int before = refused.get();
        ToyShop.soon().untilAsserted(() -> assertThat(refused).hasValueGreaterThan(before));
        second.stop();
        down.set(false);

        allAreCommitted();
        List<Long> inOrder = LongStream.rangeClosed(1, PER_KEY).boxed().toList();
        assertThat(counting.heard.values())
                .allSatisfy(
                        seqs -> assertThat(seqs.stream().distinct().toList()).isEqualTo(inOrder));
        assertThat(counting.shelves.values()).containsOnly(new Counting.Shelf(PER_KEY, 55));
        assertThat(shop.deadLetters()).isEmpty();
    }

    @Test
    void aPartitionWithoutProgressForAMinuteIsDownAndNamedUntilItMovesOn() {
        AtomicBoolean down = new AtomicBoolean(true);
        AtomicInteger refused = new AtomicInteger();
        Hears<ToyOrdered> ear = order -> {
            refused.incrementAndGet();
            return down.get() ? Mono.error(new IllegalStateException("the store is down")) : counting.on(order);
        };
        shop.say(shop.order("k", 1));
        StuckPartitions health = new StuckPartitions(shop.open(shop.speaker, hearing(ear)));
        ToyShop.soon().untilAsserted(() -> assertThat(refused).hasPositiveValue());
        Status early = health.health().getStatus();

        shop.ahead.set(Duration.ofSeconds(61));
        Health late = health.health();
        down.set(false);

        assertThat(early).isEqualTo(Status.UP);
        assertThat(late.getStatus()).isEqualTo(Status.DOWN);
        assertThat(late.getDetails()).hasSize(1).allSatisfy((partition, waited) -> {
            assertThat(partition).startsWith(shop.room + " " + shop.ordered.name());
            assertThat(waited).isEqualTo("61 s");
        });
        ToyShop.soon()
                .untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
    }
}
