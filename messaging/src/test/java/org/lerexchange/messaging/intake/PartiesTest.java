package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.ForParties;
import org.lerexchange.messaging.FromParties;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Topic;
import org.lerexchange.toy.ToyOrdered;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

/** Parties outside, each with topics of its own. */
@ExtendWith(BrokerForAll.class)
class PartiesTest {

    private ToyShop shop;
    private final List<PartyHeard<ToyOrdered>> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open(EmbeddedKafkaKraftBroker kafka) {
        shop = new ToyShop(kafka);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aNewPartysTopicIsFoundWithoutARestartAndItsNameIsTheParty() {
        shop.open(hearing());
        shop.opens(in("ada"));
        shop.send(bare("ada", "a-1", good()));
        ToyShop.soon().until(() -> heard.size() == 1);

        shop.opens(in("bob"));
        shop.send(bare("bob", "b-1", good()));

        ToyShop.soon().until(() -> heard.size() == 2);
        assertThat(heard).extracting(PartyHeard::party).containsExactly("ada", "bob");
        assertThat(heard).extracting(PartyHeard::key).containsExactly("a-1", "b-1");
        assertThat(shop.deadLetters()).isEmpty();
        shop.theCountersAddUp();
    }

    @Test
    void headersMayBeMissingButNotWrongAndEachPoisonLeavesOnceWithItsBytes() {
        shop.opens(in("ada"));
        Map<ProducerRecord<byte[], byte[]>, String> poisons = poisons();
        poisons.keySet().forEach(poison -> {
            shop.send(poison);
            shop.send(bare("ada", "n", good()));
        });
        shop.send(whole());

        shop.open(hearing());

        int all = 2 * poisons.size() + 1;
        ToyShop.soon()
                .untilAsserted(() -> assertThat(shop.committed(group(), partyTopic(in("ada"))))
                        .isEqualTo(all));
        assertThat(shop.deadLetters())
                .extracting(letter -> ToyShop.header(letter, "ler_reason").orElseThrow())
                .containsExactlyInAnyOrderElementsOf(poisons.values());
        assertThat(shop.deadLetters())
                .extracting(letter -> Arrays.toString(letter.value()))
                .containsExactlyInAnyOrderElementsOf(poisons.keySet().stream()
                        .map(poison -> Arrays.toString(poison.value()))
                        .toList());
        assertThat(heard).hasSize(poisons.size() + 1);
        assertThat(heard).extracting(PartyHeard::offset).isSorted();
        shop.theCountersAddUp();
    }

    @Test
    void theTopicsAreSharedOutAmongTheInstances() {
        IntStream.range(0, 4).forEach(party -> shop.opens(in("p" + (char) ('a' + party))));

        shop.open(hearing());
        shop.open(hearing());

        ToyShop.soon().until(() -> shop.members(group()) == 2);
    }

    @Test
    void whoseTopicIsMadeLaterIsToldFromTheBeginningAndEachAtItsOwnPace() {
        shop.open(telling());
        shop.say(shop.order("k", 1), shop.order("k", 2));
        shop.opens(out("ada"));
        ToyShop.soon().untilAsserted(() -> assertThat(told("ada")).containsExactly("1", "2"));

        shop.say(shop.order("k", 3));
        shop.opens(out("bob"));

        ToyShop.soon().untilAsserted(() -> assertThat(told("ada")).containsExactly("1", "2", "3"));
        ToyShop.soon().untilAsserted(() -> assertThat(told("bob")).containsExactly("1", "2", "3"));
        assertThat(shop.deadLetters()).isEmpty();
    }

    @Test
    void aTopicOfAPartyIsSeenAsSoonAsItIsThere() {
        try (BrokerTopics topics = shop.topics()) {
            assertThat(topics.has(partyTopic(out("ada"))).block()).isFalse();

            shop.opens(out("ada"));

            ToyShop.soon()
                    .until(() -> Boolean.TRUE.equals(
                            topics.has(partyTopic(out("ada"))).block()));
        }
    }

    private Map<ProducerRecord<byte[], byte[]>, String> poisons() {
        byte[] badMagic = good();
        badMagic[0] = 7;
        Map<ProducerRecord<byte[], byte[]>, String> poisons = new LinkedHashMap<>();
        poisons.put(bare("ada", "k", badMagic), "BAD_MAGIC");
        poisons.put(bare("ada", "k", Arrays.copyOf(good(), 8)), "UNFIT");
        poisons.put(new ProducerRecord<>(in("ada"), ToyShop.bytes("k"), null), "no-value");
        poisons.put(new ProducerRecord<>(in("ada"), null, good()), "key");
        poisons.put(with(Envelope.TOPIC, in("bob")), "topic");
        poisons.put(with(Envelope.SCHEMA, "00"), "schema");
        poisons.put(with(Envelope.SEQ, "one"), "seq");
        poisons.put(with(Envelope.TIME, "yesterday"), "time");
        ProducerRecord<byte[], byte[]> otherId = whole();
        otherId.headers().remove(Envelope.ID).add(Envelope.ID, ToyShop.bytes("5c1b0a2e-0000-5000-8000-000000000000"));
        poisons.put(otherId, "id");
        return poisons;
    }

    /** As one of our own speakers would write it. */
    private ProducerRecord<byte[], byte[]> whole() {
        Topic<ToyOrdered> own = partyTopic(in("ada"));
        return shop.raw(Event.of(own, "k", 1, ToyShop.DAY, new ToyOrdered("k", 1, "blue")), good());
    }

    private ProducerRecord<byte[], byte[]> with(String header, String text) {
        ProducerRecord<byte[], byte[]> raw = bare("ada", "k", good());
        raw.headers().add(header, ToyShop.bytes(text));
        return raw;
    }

    private ProducerRecord<byte[], byte[]> bare(String party, String key, byte[] value) {
        return new ProducerRecord<>(in(party), ToyShop.bytes(key), value);
    }

    private byte[] good() {
        return shop.wire.encode(shop.ordered, new ToyOrdered("k", 1, "blue"));
    }

    private Intake.Parties hearing() {
        FromParties<ToyOrdered> family =
                new FromParties<>(shop.ordered, Pattern.compile(in("([a-z]+)")), shop.room, one -> {
                    heard.add(one);
                    return Mono.just(Said.applied());
                });
        return new Intake.Parties(List.of(family), List.of());
    }

    private Intake.Parties telling() {
        Function<String, Hears<ToyOrdered>> ears =
                party -> order -> Mono.just(Said.applied(copy(partyTopic(out(party)), order)));
        return new Intake.Parties(
                List.of(), List.of(new ForParties<>(shop.ordered, Pattern.compile(out("([a-z]+)")), shop.room, ears)));
    }

    private static Event<ToyOrdered> copy(Topic<ToyOrdered> topic, Heard<ToyOrdered> order) {
        return Event.of(topic, order.key(), order.seq(), order.time(), order.value());
    }

    private List<String> told(String party) {
        return shop.all(out(party)).stream().map(PartiesTest::seq).toList();
    }

    private static String seq(ConsumerRecord<byte[], byte[]> message) {
        return ToyShop.header(message, Envelope.SEQ).orElseThrow();
    }

    private Topic<ToyOrdered> partyTopic(String name) {
        return shop.ordered.forOneParty(name, "outside", Set.of(shop.room));
    }

    private String group() {
        return shop.room + ".outside";
    }

    private String in(String party) {
        return "ler.in." + party + "." + shop.name;
    }

    private String out(String party) {
        return "ler.out." + party + "." + shop.name;
    }
}
