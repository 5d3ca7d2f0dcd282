package org.lerexchange.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.documents.Noted;
import org.lerexchange.messaging.documents.RailDatabase;
import org.lerexchange.messaging.documents.Stores;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the relay promises when processes die, stand still or are not woken; each process has its own connection. */
class RelayTest {

    private final Stores stores = new Stores();

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void aWriteWakesTheRelay() {
        Instance process = new Instance(stores, Duration.ofHours(1), FailPoints.halting());
        try (Relay relay = process.relay("a")) {
            relay.start();
            await().until(() -> process.gauge("ler.relay.lanes.owned") == Lanes.COUNT);

            process.write("n1", 1);

            await().untilAsserted(() -> assertThat(process.speaker.seqs("n1")).containsExactly(1L));
            await().until(process::nothingWaits);
            assertThat(process.count("ler.relay.wakeups.missed")).isZero();
        }
    }

    @Test
    void whatNobodyWokeForIsSweptAndCounted() {
        Instance process = new Instance(stores, Duration.ofMillis(50), FailPoints.halting());
        try (Relay relay = process.relay("a")) {
            relay.start();
            await().until(() -> process.gauge("ler.relay.lanes.owned") == Lanes.COUNT);
            process.database.outbox().onWritten(deaf -> {});

            process.write("n1", 1);

            await().until(process::nothingWaits);
            assertThat(process.speaker.seqs("n1")).containsExactly(1L);
            assertThat(process.count("ler.relay.wakeups.missed")).isEqualTo(1);
        }
    }

    @Test
    void whatWasWrittenBeforeTheStartIsSaidAndIsNoMissedWakeUp() {
        Instance process = new Instance(stores, Duration.ofHours(1), FailPoints.halting());
        try (Relay relay = process.relay("a")) {
            process.write("n1", 1);
            process.write("n1", 2);

            relay.start();

            await().until(process::nothingWaits);
            assertThat(process.speaker.seqs("n1")).containsExactly(1L, 2L);
            assertThat(process.count("ler.relay.wakeups.missed")).isZero();
        }
    }

    @Test
    void aProcessThatDiesAfterSayingAndBeforePullingIsFollowedByOneThatSaysTheSameAgainInOrder() {
        Instance dying = new Instance(stores, Duration.ofHours(1), point -> {
            if (point == FailPoint.AFTER_SAID_BEFORE_PULL) {
                throw new IllegalStateException("dies here");
            }
        });
        dying.backOff = Duration.ofHours(1);
        try (Relay relay = dying.relay("a")) {
            dying.write("n1", 1);
            dying.write("n1", 2);
            relay.start();
            await().untilAsserted(() -> assertThat(dying.speaker.seqs("n1")).containsExactly(1L, 2L));
        }
        Instance next = new Instance(stores, Duration.ofHours(1), FailPoints.halting());
        try (Relay relay = next.relay("b")) {
            relay.start();
            await().until(next::nothingWaits);
        }

        assertThat(next.speaker.seqs("n1")).containsExactly(1L, 2L);
        assertThat(next.speaker.heard.stream().map(Event::id))
                .containsExactlyElementsOf(
                        dying.speaker.heard.stream().map(Event::id).toList());
    }

    @Test
    void anOwnerThatComesBackAfterItsLanesWereTakenRemovesNothingThatItDidNotSay() throws Exception {
        CountDownLatch standing = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        Instance zombie = new Instance(stores, Duration.ofHours(1), point -> {
            if (point == FailPoint.AFTER_SAID_BEFORE_PULL) {
                standing.countDown();
                awaited(goesOn);
            }
        });
        Instance next = new Instance(stores, Duration.ofMillis(50), FailPoints.halting());
        try (Relay old = zombie.relay("a", Duration.ofHours(1));
                Relay fresh = next.relay("b", Duration.ofMillis(20))) {
            zombie.write("n1", 1);
            old.start();
            standing.await();
            fresh.start();
            await().untilAsserted(() -> {
                next.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                assertThat(next.speaker.seqs("n1")).containsExactly(1L);
            });
            await().until(next::nothingWaits);
            next.speaker.failures.set(Integer.MAX_VALUE);
            next.write("n1", 2);

            goesOn.countDown();
            await().until(() -> zombie.gauge("ler.relay.waiting") == 0);

            assertThat(next.nothingWaits()).isFalse();
            next.speaker.failures.set(0);
            await().until(next::nothingWaits);
            assertThat(next.speaker.seqs("n1")).containsExactly(1L, 2L);
        }
    }

    @Test
    void eventsWaitWhileTheBrokerIsDownAndNoneIsLost() {
        Instance process = new Instance(stores, Duration.ofHours(1), FailPoints.halting());
        process.speaker.failures.set(6);
        try (Relay relay = process.relay("a")) {
            relay.start();
            for (int seq = 1; seq <= 5; seq++) {
                process.write("n1", seq);
                process.write("n2", seq);
            }

            await().until(process::nothingWaits);

            assertThat(process.speaker.seqs("n1")).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(process.speaker.seqs("n2")).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(process.count("ler.relay.failures")).isEqualTo(6);
        }
    }

    @Test
    void aThousandWritesAreAllSaidInTheOrderOfTheirDocumentsAndNeverSideBySide() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        Instance process = new Instance(stores, Duration.ofHours(1), FailPoints.halting());
        try (Relay relay = process.relay("a")) {
            relay.start();
            List<String> ids = random.ints(1_000, 0, 50).mapToObj(n -> "n" + n).toList();

            Flux.fromIterable(ids).flatMap(process::next, 16).blockLast();
            await().atMost(Duration.ofSeconds(60)).until(process::nothingWaits);

            for (String id : ids) {
                long writes = ids.stream().filter(id::equals).count();
                assertThat(process.speaker.seqs(id).stream().distinct())
                        .as("seed %d, %s", seed, id)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, writes).boxed().toList());
            }
            assertThat(process.speaker.sideBySide).hasValue(0);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One process of the service: a database, a speaker, meters and a clock of its own. */
    private static final class Instance {

        final Listening speaker = new Listening();
        final AtomicLong nanos = new AtomicLong();
        final RailDatabase database;
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final Documents notes;
        private final Duration sweep;
        private final FailPoints failPoints;
        Duration backOff = Duration.ofMillis(20);

        Instance(Stores stores, Duration sweep, FailPoints failPoints) {
            this.database = stores.database();
            this.notes = database.open("toy-notes");
            this.sweep = sweep;
            this.failPoints = failPoints;
        }

        Relay relay(String owner) {
            return relay(owner, Duration.ofMillis(50));
        }

        Relay relay(String owner, Duration beat) {
            Pace pace = new Pace(beat, Duration.ofSeconds(5), sweep, backOff, backOff.multipliedBy(5), 8);
            return new Relay(database, speaker, owner, new Surroundings(pace, failPoints, nanos::get, meters));
        }

        void write(String id, long seq) {
            assertThat(notes.change(
                                    id,
                                    stored -> Change.writeAndSay(
                                            true, new Document("seq", seq), List.of(Noted.event(id, seq))))
                            .block())
                    .isTrue();
        }

        Mono<Long> next(String id) {
            return notes.change(id, stored -> {
                long seq = stored.map(document -> document.getLong("seq")).orElse(0L) + 1;
                return Change.writeAndSay(seq, new Document("seq", seq), List.of(Noted.event(id, seq)));
            });
        }

        boolean nothingWaits() {
            return Boolean.FALSE.equals(
                    database.outbox().waiting().hasElements().block());
        }

        double count(String name) {
            return meters.get(name).counter().count();
        }

        double gauge(String name) {
            return meters.get(name).gauge().value();
        }
    }
}
