package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.toy.ToyOrdered;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

@ExtendWith(BrokerForAll.class)
class PoisonTest {

    private static final long SEED = 21;

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

    private byte[] good() {
        return shop.wire.encode(shop.ordered, new ToyOrdered("p", 1, "blue"));
    }

    private byte[] altered(int index, int value) {
        byte[] bytes = good();
        bytes[index] = (byte) value;
        return bytes;
    }

    private ProducerRecord<byte[], byte[]> withHeader(String name, String text) {
        ProducerRecord<byte[], byte[]> raw = shop.raw(shop.order("p", 1), good());
        raw.headers().remove(name).add(name, ToyShop.bytes(text));
        return raw;
    }

    private ProducerRecord<byte[], byte[]> without(String name) {
        ProducerRecord<byte[], byte[]> raw = shop.raw(shop.order("p", 1), good());
        raw.headers().remove(name);
        return raw;
    }

    private ProducerRecord<byte[], byte[]> keyed(byte[] key) {
        ProducerRecord<byte[], byte[]> raw = shop.raw(shop.order("p", 1), good());
        return new ProducerRecord<>(raw.topic(), 0, key, raw.value(), raw.headers());
    }

    private ProducerRecord<byte[], byte[]> valued(byte[] value) {
        return shop.raw(shop.order("p", 1), value);
    }

    /** F21: what each poison is, and the reason with which it must leave. */
    private Map<ProducerRecord<byte[], byte[]>, String> poisons() {
        byte[] random = new byte[64];
        new Random(SEED).nextBytes(random);
        random[0] = 7;
        ProducerRecord<byte[], byte[]> gone = shop.raw(shop.order("p", 1), good());
        Map<ProducerRecord<byte[], byte[]>, String> poisons = new LinkedHashMap<>();
        poisons.put(valued(random), "BAD_MAGIC");
        poisons.put(valued(altered(0, 1)), "BAD_MAGIC");
        poisons.put(valued(new byte[0]), "BAD_MAGIC");
        poisons.put(valued(altered(4, 99)), "UNKNOWN_ID");
        poisons.put(valued(altered(4, 2)), "OTHER_RECORD");
        poisons.put(valued(Arrays.copyOf(good(), 8)), "UNFIT");
        poisons.put(valued(Arrays.copyOf(good(), good().length + 3)), "TRAILING_BYTES");
        poisons.put(new ProducerRecord<>(gone.topic(), 0, gone.key(), null, gone.headers()), "no-value");
        poisons.put(withHeader(Envelope.TOPIC, "ler.other.said"), "topic");
        poisons.put(withHeader(Envelope.SCHEMA, "00"), "schema");
        poisons.put(withHeader(Envelope.SEQ, "one"), "seq");
        poisons.put(withHeader(Envelope.SEQ, "0"), "seq");
        poisons.put(withHeader(Envelope.GENERATION, "-1"), "seq");
        poisons.put(withHeader(Envelope.ID, "5c1b0a2e-0000-5000-8000-000000000000"), "id");
        poisons.put(withHeader(Envelope.TIME, "yesterday"), "time");
        poisons.put(without(Envelope.TOPIC), "header");
        poisons.put(without(Envelope.SEQ), "header");
        poisons.put(without(Envelope.TIME), "header");
        poisons.put(keyed(new byte[0]), "key");
        poisons.put(keyed(new byte[] {(byte) 0xff, (byte) 0xfe}), "key");
        return poisons;
    }

    @Test
    void eachPoisonLeavesExactlyOnceWithItsBytesWhileItsNeighboursPass() {
        Map<ProducerRecord<byte[], byte[]>, String> poisons = poisons();
        int neighbour = 0;
        for (ProducerRecord<byte[], byte[]> poison : poisons.keySet()) {
            shop.say(shop.order("n", ++neighbour));
            shop.send(poison);
        }
        int all = 2 * poisons.size();

        shop.open(shop.speaker, Subscription.of(shop.ordered, shop.room, counting));

        ToyShop.soon()
                .untilAsserted(() ->
                        assertThat(shop.committed(shop.room, shop.ordered)).isEqualTo(all));
        Map<String, Long> expected =
                poisons.values().stream().collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));
        assertThat(shop.deadLetters().stream()
                        .collect(Collectors.groupingBy(PoisonTest::reason, Collectors.counting())))
                .isEqualTo(expected);
        assertThat(shop.deadLetters())
                .extracting(letter -> Arrays.toString(letter.value()))
                .containsExactlyInAnyOrderElementsOf(poisons.keySet().stream()
                        .map(poison -> Arrays.toString(poison.value()))
                        .toList());
        assertThat(counting.heard.get("n")).hasSize(poisons.size()).isSorted();
        assertThat(shop.count(Counters.RECORDS, "outcome", "dead")).isEqualTo(poisons.size());
        shop.theCountersAddUp();
    }

    @Test
    void aDeadLetterSaysWhereItCameFromAndNothingOfItsOwnHeaders() {
        ProducerRecord<byte[], byte[]> poison = valued(altered(0, 9));
        poison.headers().add("somebody", ToyShop.bytes("Ada Example"));
        shop.send(poison);

        shop.open(shop.speaker, Subscription.of(shop.ordered, shop.room, counting));

        ToyShop.soon().untilAsserted(() -> assertThat(shop.deadLetters()).hasSize(1));
        ConsumerRecord<byte[], byte[]> letter = shop.deadLetters().getFirst();
        assertThat(ToyShop.header(letter, "ler_origin_topic")).hasValue(shop.ordered.name());
        assertThat(ToyShop.header(letter, "ler_origin_offset")).hasValue("0");
        assertThat(ToyShop.header(letter, "ler_origin_group")).hasValue(shop.room);
        assertThat(letter.headers().toArray())
                .extracting(header -> header.key())
                .containsExactlyInAnyOrder(
                        "ler_origin_topic",
                        "ler_origin_partition",
                        "ler_origin_offset",
                        "ler_origin_group",
                        "ler_reason",
                        "ler_time");
    }

    /** F22. */
    @Test
    void twoNeighboursThatAreAlwaysBrokenBothLeaveAndTheThirdPasses() {
        Hears<ToyOrdered> ear = order -> order.seq() == 3
                ? counting.on(order)
                : Mono.error(new BrokenContract("never", "expected what can be applied"));
        shop.say(shop.order("k", 1), shop.order("k", 2), shop.order("k", 3));

        shop.open(shop.speaker, Subscription.of(shop.ordered, shop.room, ear));

        ToyShop.soon()
                .untilAsserted(() ->
                        assertThat(shop.committed(shop.room, shop.ordered)).isEqualTo(3));
        assertThat(shop.deadLetters()).extracting(PoisonTest::reason).containsExactly("never", "never");
        assertThat(counting.heard).containsOnlyKeys("k");
        shop.theCountersAddUp();
    }

    @Test
    void whatMakesARoomSayMoreThanARecordHoldsLeavesAndItsNeighboursPass() {
        Event<ToyOrdered> tooLarge = shop.order("k".repeat(2_000_000), 1);
        Hears<ToyOrdered> ear =
                order -> order.key().equals("big") ? Mono.just(Said.applied(List.of(tooLarge))) : counting.on(order);
        shop.say(shop.order("n", 1), shop.order("big", 1), shop.order("n", 2));

        shop.open(shop.speaker, Subscription.of(shop.ordered, shop.room, ear));

        ToyShop.soon()
                .untilAsserted(() ->
                        assertThat(shop.committed(shop.room, shop.ordered)).isEqualTo(3));
        assertThat(shop.deadLetters()).extracting(PoisonTest::reason).containsExactly(BrokenContract.TOO_LARGE);
        assertThat(counting.heard.get("n")).hasSize(2);
        shop.theCountersAddUp();
    }

    @Test
    void aDeadLetterThatCannotBeWrittenKeepsTheOffsetWhereItIs() {
        try (MockProducer<byte[], byte[]> letters =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer())) {
            shop.send(valued(altered(0, 9)));
            shop.openWith(letters, Subscription.of(shop.ordered, shop.room, counting));
            ToyShop.soon().until(() -> letters.history().size() == 1);

            letters.errorNext(new TimeoutException("no acknowledgement"));
            ToyShop.soon().until(() -> letters.history().size() == 2);
            long committedBefore = shop.committed(shop.room, shop.ordered);
            letters.completeNext();

            ToyShop.soon()
                    .untilAsserted(() ->
                            assertThat(shop.committed(shop.room, shop.ordered)).isEqualTo(1));
            assertThat(committedBefore).isZero();
            assertThat(letters.history()).hasSize(2);
            assertThat(shop.count(Counters.RECORDS, "outcome", "dead")).isEqualTo(1);
            shop.theCountersAddUp();
        }
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return ToyShop.header(letter, "ler_reason").orElseThrow();
    }
}
