package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.toy.ToyCounted;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

/** A view hears everything in every instance at every start: what it leaves out is one dead letter all the same. */
@ExtendWith(BrokerForAll.class)
class LeftOutTest {

    private ToyShop shop;

    @BeforeEach
    void open(EmbeddedKafkaKraftBroker kafka) {
        shop = new ToyShop(kafka);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatOnlyAViewHearsIsOneDeadLetterOverRestartsAndItsNeighboursPass() throws Exception {
        shop.say(count("a", 1));
        poison(1);
        shop.say(count("a", 2));
        Map<String, Long> view = new ConcurrentHashMap<>();

        Intake first = shop.open(shop.speaker, window(view));
        first.caughtUp().get(20, TimeUnit.SECONDS);
        ToyShop.soon().until(() -> shop.committed(leftOut(), shop.counted) == 3);
        first.stop();
        shop.open(shop.speaker, window(view)).caughtUp().get(20, TimeUnit.SECONDS);
        poison(2);

        ToyShop.soon().until(() -> shop.committed(leftOut(), shop.counted) == 4);
        assertThat(view).containsEntry("a", 20L);
        assertThat(letters()).containsExactly(leftOut() + " 1", leftOut() + " 2");
        assertThat(shop.count(Counters.RECORDS, "room", leftOut(), "outcome", "duplicate"))
                .isEqualTo(2);
    }

    @Test
    void twoInstancesThatBothHearItPutItAsideOnce() throws Exception {
        poison(1);

        shop.open(shop.speaker, window(new ConcurrentHashMap<>())).caughtUp().get(20, TimeUnit.SECONDS);
        shop.open(shop.speaker, window(new ConcurrentHashMap<>())).caughtUp().get(20, TimeUnit.SECONDS);
        ToyShop.soon().until(() -> shop.members(leftOut()) == 2);
        poison(2);

        ToyShop.soon().until(() -> shop.committed(leftOut(), shop.counted) == 2);
        assertThat(letters()).containsExactly(leftOut() + " 1", leftOut() + " 2");
        ToyShop.soon()
                .untilAsserted(() -> assertThat(
                                shop.count(Counters.RECORDS, "room", shop.name + ".window.view", "outcome", "dead"))
                        .as("each view leaves out both")
                        .isEqualTo(4));
    }

    @Test
    void whatARoomHearsAsWellIsWrittenByThatRoomAlone() {
        poison(1);

        shop.open(
                shop.speaker,
                window(new ConcurrentHashMap<>()),
                Subscription.of(shop.counted, shop.room, _ -> Mono.just(Said.applied())));

        ToyShop.soon().until(() -> shop.committed(shop.room, shop.counted) == 1);
        assertThat(letters()).containsExactly(shop.room + " 1");
        assertThat(shop.meters.find(Counters.RECORDS).tags("room", leftOut()).counters())
                .isEmpty();
    }

    private Subscription<ToyCounted> window(Map<String, Long> view) {
        return Subscription.everything(shop.counted, shop.name + ".window", event -> {
            view.put(event.key(), event.value().getTotal());
            return Mono.just(Said.applied());
        });
    }

    private Event<ToyCounted> count(String key, long seq) {
        return Event.of(shop.counted, key, seq, ToyShop.DAY, new ToyCounted(key, 10 * seq));
    }

    /** Of the same key as its neighbours, so that all have one order. */
    private void poison(int text) {
        shop.send(shop.raw(count("a", text), new byte[] {7, (byte) text}));
    }

    /** By which group each was written, and which poison it is. */
    private List<String> letters() {
        return shop.deadLetters().stream()
                .map(letter -> ToyShop.header(letter, "ler_origin_group").orElseThrow() + " " + letter.value()[1])
                .toList();
    }

    private String leftOut() {
        return shop.name + ".left-out";
    }
}
