package org.lerexchange.messaging.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.Topic;
import org.lerexchange.toy.ToyOrdered;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

/** A model of two topics, rebuilt from a real broker. */
class ReplayTest {

    private static final EmbeddedKafkaKraftBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 1);

    private ToyHouse house;

    @BeforeAll
    static void start() {
        KAFKA.brokerProperty("auto.create.topics.enable", "false");
        KAFKA.brokerProperty("offsets.topic.num.partitions", "1");
        KAFKA.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        KAFKA.destroy();
    }

    @BeforeEach
    void open() {
        house = new ToyHouse(KAFKA);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private ReplayedModel replayedShelf() {
        return house.replayed(house.shelf()).getFirst();
    }

    @Test
    void inWhicheverOrderTheTopicsWereHeardTheRebuiltModelIsTheSame() {
        List<Event<?>> events = new ArrayList<>();
        for (int toy = 0; toy < 300; toy++) {
            events.add(house.count("toy" + toy, 1, 5));
            events.add(house.order("toy" + toy, 1, "blue"));
            events.add(house.count("toy" + toy, 2, 6 + toy));
        }
        house.say(events.toArray(Event<?>[]::new));
        Collections.reverse(events);
        house.liveHears(events.toArray(Event<?>[]::new));

        ReplayedModel shelf = replayedShelf();

        assertThat(shelf.state()).isEqualTo(ReplayedModel.State.EQUAL);
        assertThat(shelf.progress()).isEqualTo(new ReplayedModel.Progress(900, 0, 900, 900));
        assertThat(shelf.rebuilt())
                .isEqualTo(shelf.live())
                .hasValueSatisfying(held -> assertThat(held.count()).isEqualTo(300));
    }

    @Test
    void anEndAndItsTombstoneLeaveTheSameAsTheGravestoneOfTheLiveModel() {
        house.say(house.count("kite", 1, 3), house.count("kite", 2, 0), house.count("ball", 1, 4));
        house.send(house.counted, "kite", null);
        house.send(house.counted, "doll", null);
        house.liveHears(house.count("kite", 2, 0), house.count("doll", 4, 0), house.count("ball", 1, 4));

        ReplayedModel shelf = replayedShelf();

        assertThat(shelf.state()).isEqualTo(ReplayedModel.State.EQUAL);
        assertThat(shelf.rebuilt())
                .hasValueSatisfying(held -> assertThat(held.count()).isEqualTo(1));
    }

    @Test
    void whatCannotBeReadIsCountedAndLeftOutAsTheIntakeDoes() {
        house.send(house.counted, "kite", new byte[] {1, 2});
        house.say(house.count("kite", 1, -1), house.count("ball", 1, 4));
        house.send(house.ordered, "ball", "no order".getBytes(StandardCharsets.UTF_8));
        house.liveHears(house.count("ball", 1, 4));

        ReplayedModel shelf = replayedShelf();

        assertThat(shelf.state()).isEqualTo(ReplayedModel.State.EQUAL);
        assertThat(shelf.progress()).isEqualTo(new ReplayedModel.Progress(1, 3, 4, 4));
    }

    @Test
    void aLiveModelThatWasChangedBehindItsBackIsDifferent() {
        house.say(house.count("kite", 1, 3), house.order("kite", 1, "red"));
        house.liveHears(house.count("kite", 1, 3), house.order("kite", 1, "red"));
        house.live.change("kite", toy -> toy.append("ordered", "green"));

        ReplayedModel shelf = replayedShelf();

        assertThat(shelf.state()).isEqualTo(ReplayedModel.State.DIFFERENT);
        assertThat(shelf.live()).isPresent().isNotEqualTo(shelf.rebuilt());
        assertThat(shelf.note()).isEmpty();
    }

    @Test
    void whatIsSaidMeanwhileIsReadOnUntilBothHaveHeardIt() {
        house.say(house.count("kite", 1, 3));
        house.liveHears(house.count("kite", 1, 3));
        AtomicLong asked = new AtomicLong();
        Rebuildable busy = house.shelf(
                () -> Mono.defer(() -> {
                    long seq = asked.incrementAndGet();
                    if (seq < 5) {
                        house.say(house.count("ball", seq, seq));
                        house.liveHears(house.count("ball", seq, seq));
                    }
                    return house.live.held();
                }),
                Optional.empty());

        ReplayedModel shelf = house.replayed(busy).getFirst();

        assertThat(shelf.state()).isEqualTo(ReplayedModel.State.EQUAL);
        assertThat(shelf.progress().records()).isEqualTo(5);
    }

    @Test
    void aLiveModelThatNeverStandsStillIsSaidToHaveMoved() {
        AtomicLong asked = new AtomicLong();
        Rebuildable restless =
                house.shelf(() -> Mono.fromSupplier(() -> Brief.of(asked.incrementAndGet(), "0a")), Optional.empty());

        ReplayedModel shelf = house.replayed(restless).getFirst();

        assertThat(shelf.state()).isEqualTo(ReplayedModel.State.DIFFERENT);
        assertThat(shelf.note()).hasValueSatisfying(note -> assertThat(note).contains("moved in each of 12"));
    }

    @Test
    void whatARebuiltRoomSaysIsSaidToNobody() {
        house.say(house.count("kite", 1, 3));
        house.liveHears(house.count("kite", 1, 3));

        ReplayedModel shelf = house.replayed(house.shelf(house.live::held, Optional.of(house.order("kite", 9, "gold"))))
                .getFirst();

        assertThat(shelf.state()).isEqualTo(ReplayedModel.State.EQUAL);
        assertThat(house.records(house.ordered)).isZero();
    }

    @Test
    void aModelThatFailsIsSaidToHaveAndTheNextOneIsRebuiltAllTheSame() {
        Rebuildable broken = new Rebuildable(
                "broken",
                () -> Mono.error(new IllegalStateException("ana@example.org")),
                database -> Rebuildable.Fresh.of(() -> Mono.just(Brief.of(0, "0a"))));
        Rebuildable ofDocuments = new Rebuildable(
                "documents",
                () -> Mono.just(Brief.of(1, "0b")),
                database ->
                        Rebuildable.Fresh.of(() -> Mono.just(Brief.of(1, "0b").noting("one was kept"))));

        List<ReplayedModel> models = house.replayed(broken, ofDocuments);

        assertThat(models.getFirst().state()).isEqualTo(ReplayedModel.State.FAILED);
        assertThat(models.getFirst().note()).contains("could not be rebuilt: IllegalStateException");
        assertThat(models.getLast().state()).isEqualTo(ReplayedModel.State.EQUAL);
        assertThat(models.getLast().note()).contains("one was kept");
    }

    @Test
    void oneRunGoesOnAtATimeAndASecondOneAfterIt() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        BackgroundReplays replays = house.replays(house.shelf(
                () -> Mono.fromCallable(() -> {
                    asked.countDown();
                    answer.await();
                    return Brief.ofLines(Stream.of());
                }),
                Optional.empty()));

        assertThat(replays.latest().state()).isEqualTo(Replay.State.IDLE);
        assertThat(replays.start()).isTrue();
        asked.await();
        assertThat(replays.start()).isFalse();
        assertThat(replays.latest().models().getFirst().state()).isEqualTo(ReplayedModel.State.COMPARING);
        answer.countDown();

        assertThat(ToyHouse.done(replays).startedAt()).contains(ToyHouse.DAY);
        assertThat(replays.start()).isTrue();
        ToyHouse.done(replays);
        replays.close();
    }

    @Test
    void factsAreNoSourceBecauseTheyAreNotKept() {
        Topic<ToyOrdered> fact = new Topic<>(
                "ler.toy.told",
                ToyOrdered.class,
                ToyOrdered.getClassSchema(),
                "toy id",
                Topic.Kind.FACT_7_DAYS,
                "house.toys",
                Set.of("house.shelf"),
                Topic.Erasure.NOTHING_TO_ERASE,
                Topic.Spread.ONE);

        assertThatThrownBy(() -> new Rebuildable.Source<>(fact, house.live.ordering()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("facts are not kept");
    }
}
