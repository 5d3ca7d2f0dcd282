package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.toy.ToyCounted;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

@ExtendWith(BrokerForAll.class)
class StateTopicsTest {

    private ToyShop shop;

    @BeforeEach
    void open(EmbeddedKafkaKraftBroker kafka) {
        shop = new ToyShop(kafka);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Event<ToyCounted> count(String key, long seq) {
        return Event.of(shop.counted, key, seq, ToyShop.DAY, new ToyCounted(key, 10 * seq));
    }

    private StateOwner<ToyCounted> owner(Map<String, Long> present) {
        return new StateOwner<>(
                shop.counted,
                shop.room,
                key -> Mono.justOrEmpty(present.get(key)).map(seq -> count(key, seq)));
    }

    private List<String> seqs() {
        return shop.all(shop.counted.name()).stream()
                .map(message -> ToyShop.header(message, Envelope.SEQ).orElse("none"))
                .toList();
    }

    @Test
    void anOlderRecordBehindThePresentOneIsAnsweredByThePresentState() {
        shop.say(count("a", 5));
        shop.open(shop.speaker, List.of(), List.of(owner(Map.of("a", 5L))));

        shop.say(count("a", 3));

        ToyShop.soon().untilAsserted(() -> assertThat(seqs()).containsExactly("5", "3", "5"));
        ToyShop.soon()
                .untilAsserted(() -> assertThat(shop.committed(shop.room + ".last-word", shop.counted))
                        .isEqualTo(3));
        assertThat(seqs()).containsExactly("5", "3", "5");
        shop.theCountersAddUp();
    }

    @Test
    void aRecordThatCannotBeReadIsAnsweredByThePresentStateToo() {
        shop.open(shop.speaker, List.of(), List.of(owner(Map.of("a", 5L))));

        shop.send(new ProducerRecord<>(shop.counted.name(), ToyShop.bytes("a"), new byte[] {1, 2}));

        ToyShop.soon().untilAsserted(() -> assertThat(seqs()).containsExactly("none", "5"));
    }

    @Test
    void aViewHearsAllFromTheBeginningAtEveryStartAndCommitsNothing() throws Exception {
        for (int key = 0; key < 50; key++) {
            shop.say(count("k" + key, 1));
        }
        for (int start = 0; start < 2; start++) {
            Map<String, Long> view = new ConcurrentHashMap<>();
            Intake intake =
                    shop.open(shop.speaker, Subscription.everything(shop.counted, shop.name + ".window", into(view)));

            intake.caughtUp().get(20, TimeUnit.SECONDS);

            assertThat(view).hasSize(50);
            intake.stop();
        }
        assertThat(shop.committed(shop.name + ".window.view", shop.counted)).isZero();
    }

    @Test
    void aRoomThatHearsOnBothRoadsIsTwoGroupsSoThatNeitherTakesTheOthersTopics() {
        Map<String, Long> slow = new ConcurrentHashMap<>();
        Map<String, Long> quick = new ConcurrentHashMap<>();
        shop.open(
                shop.speaker,
                Subscription.of(shop.ordered, shop.room, event -> {
                    slow.put(event.key(), event.seq());
                    return Mono.just(Said.applied());
                }),
                Subscription.of(shop.counted, shop.room, into(quick)).onTheShortRoad());

        shop.say(shop.order("order", 1), count("shelf", 1));

        ToyShop.soon().untilAsserted(() -> assertThat(slow).containsKey("order"));
        ToyShop.soon().untilAsserted(() -> assertThat(quick).containsKey("shelf"));
        assertThat(shop.members(shop.room)).isOne();
        assertThat(shop.members(shop.room + ".short-road")).isOne();
    }

    @Test
    void aViewOfAnEmptyTopicHasCaughtUpAtOnce() throws Exception {
        Intake intake = shop.open(
                shop.speaker,
                Subscription.everything(shop.counted, shop.name + ".window", into(new ConcurrentHashMap<>())));

        intake.caughtUp().get(20, TimeUnit.SECONDS);

        assertThat(intake.isRunning()).isTrue();
    }

    @Test
    void aTombstoneIsHeardAsGone() {
        Map<String, Long> view = new ConcurrentHashMap<>();
        shop.say(count("a", 1), count("b", 1));
        shop.open(shop.speaker, Subscription.of(shop.counted, shop.name + ".window", into(view)));
        ToyShop.soon().untilAsserted(() -> assertThat(view).containsOnlyKeys("a", "b"));

        shop.send(new ProducerRecord<>(shop.counted.name(), ToyShop.bytes("a"), null));

        ToyShop.soon().untilAsserted(() -> assertThat(view).containsOnlyKeys("b"));
        assertThat(shop.deadLetters()).isEmpty();
    }

    @Test
    void whatIsSaidCarriesTheHeadersOfACloudEventAndNoSubject() {
        Event<ToyCounted> event = count("a", 1);

        shop.speaker
                .say(List.of(event))
                .contextWrite(context -> context.put(Envelope.TRACE, "00-0af7651916cd43dd8448eb211c80319c-01-01"))
                .block(Duration.ofSeconds(20));

        ConsumerRecord<byte[], byte[]> message = shop.all(shop.counted.name()).getFirst();
        assertThat(ToyShop.header(message, "ce_specversion")).hasValue("1.0");
        assertThat(ToyShop.header(message, "ce_type")).hasValue(shop.counted.name());
        assertThat(ToyShop.header(message, "ce_source")).hasValue("/" + shop.name);
        assertThat(ToyShop.header(message, Envelope.ID)).hasValue(event.id().toString());
        assertThat(ToyShop.header(message, Envelope.TRACE)).hasValue("00-0af7651916cd43dd8448eb211c80319c-01-01");
        assertThat(ToyShop.header(message, "ce_subject")).isEmpty();
    }

    private static Hears<ToyCounted> into(Map<String, Long> view) {
        return new Hears<>() {
            @Override
            public Mono<Said> on(Heard<ToyCounted> event) {
                view.put(event.key(), event.value().getTotal());
                return Mono.just(Said.applied());
            }

            @Override
            public Mono<Said> onGone(String key) {
                view.remove(key);
                return Mono.just(Said.applied());
            }
        };
    }
}
