package org.lerexchange.messaging.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Topic;
import org.lerexchange.toy.ToyOrdered;

/** In what order events are handed to the broker, and what its refusals mean. */
class KafkaSpeakerTest {

    private static final Topic<ToyOrdered> ORDERED = new Topic<>(
            "ler.speaker-toy.ordered",
            ToyOrdered.class,
            ToyOrdered.getClassSchema(),
            "order id",
            Topic.Kind.FACT_7_DAYS,
            "toy.orders",
            Set.of("toy.counting"),
            Topic.Erasure.NOTHING_TO_ERASE,
            Topic.Spread.MANY);

    private final MockProducer<byte[], byte[]> broker =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaSpeaker speaker = new KafkaSpeaker(broker, new ToyWire(), "toy");

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void anEventWaitsForTheOneBeforeItOfItsKeyAndForNoOther() {
        CompletableFuture<Void> said = say(order("a", 1), order("a", 2), order("b", 1));
        await().untilAsserted(() -> assertThat(sent()).containsExactly("a", "b"));

        broker.completeNext();
        broker.completeNext();

        await().untilAsserted(() -> assertThat(sent()).containsExactly("a", "b", "a"));
        assertThat(said).isNotDone();
        broker.completeNext();
        said.join();
    }

    @Test
    void whereAnEventFailsTheLaterOnesOfItsKeyAreNotSent() {
        CompletableFuture<Void> said = say(order("a", 1), order("a", 2), order("a", 3), order("b", 1));
        await().until(() -> sent().size() == 2);

        broker.errorNext(new TimeoutException("no acknowledgement"));
        broker.completeNext();

        assertThat(said).failsWithin(Duration.ofSeconds(10));
        assertThat(sent()).containsExactly("a", "b");
    }

    @Test
    void whatNoRecordCanHoldIsABrokenContractThatNamesNobody() {
        CompletableFuture<Void> said = say(order("a", 1), order("a", 2));
        await().until(() -> sent().size() == 1);

        broker.errorNext(new RecordTooLargeException("more than a mebibyte"));

        assertThat(said)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(BrokenContract.class, broken -> {
                    assertThat(broken.code()).isEqualTo(BrokenContract.TOO_LARGE);
                    assertThat(broken).hasMessageEndingWith("[ler.speaker-toy.ordered]");
                });
    }

    private CompletableFuture<Void> say(Event<?>... events) {
        return speaker.say(List.of(events)).toFuture();
    }

    private List<String> sent() {
        return broker.history().stream()
                .map(message -> new String(message.key(), UTF_8))
                .toList();
    }

    private static Event<ToyOrdered> order(String key, long seq) {
        return Event.of(ORDERED, key, seq, ToyShop.DAY, new ToyOrdered(key, (int) seq, "blue"));
    }
}
