package org.lerexchange.messaging.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.messaging.letters.ToyHouse.now;
import static org.lerexchange.messaging.letters.ToyHouse.soon;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Event;
import org.lerexchange.toy.ToyOrdered;
import org.lerexchange.toy.ToyTold;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Trial F21 and what comes after it: each letter on a real broker, through the service's own intake. */
class LettersTest {

    private static final String OPERATOR = "operator";
    private static final String JWE = "eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn";
    private static final EmbeddedKafkaKraftBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 1);

    private ToyHouse house;

    @BeforeAll
    static void start() {
        KAFKA.brokerProperty("group.initial.rebalance.delay.ms", "0");
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

    private static Repair repair(Map<String, Object> value) {
        return new Repair(
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Repair seq(long seq) {
        return new Repair(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(seq),
                Optional.empty(),
                Optional.empty());
    }

    private static Letter done(LetterOutcome outcome) {
        assertThat(outcome).isInstanceOf(LetterOutcome.Done.class);
        return ((LetterOutcome.Done) outcome).letter();
    }

    /** A record whose value breaks off, between two that are whole; answers its letter. */
    private LetterId poisoned() {
        Event<ToyOrdered> poison = house.order("p");
        house.say(house.order("a"));
        house.poison(poison, Arrays.copyOf(house.bytes(poison), 8), "1");
        house.say(house.order("b"));
        soon().untilAsserted(() -> {
            assertThat(house.counting.effects).containsExactlyInAnyOrder("a", "b");
            assertThat(house.all()).hasSize(1);
        });
        return house.all().getFirst().id();
    }

    @Test
    void aPoisonLandsOnceItsNeighboursPassAndRepairedItHasItsEffectOnceHoweverOftenItIsSent() {
        LetterId id = poisoned();
        LetterContent before = now(house.letters.show(id));

        Letter repaired =
                done(now(house.letters.repair(id, repair(Map.of("id", "p", "amount", 7, "note", "green")), OPERATOR)));
        Letter sent = done(now(house.letters.send(id, OPERATOR)));
        Letter again = done(now(house.letters.send(id, OPERATOR)));

        assertThat(before.unreadable()).isPresent();
        assertThat(before.draft().seq()).hasValue(1L);
        assertThat(repaired.repaired()).isTrue();
        assertThat(sent.state()).isEqualTo(Letter.State.SENT);
        assertThat(again).isEqualTo(sent);
        soon().untilAsserted(() -> assertThat(house.counting.effects).contains("p"));
        assertThat(house.onTheOrdersTopic()).containsExactly("", "", "", "ler." + house.name + ".dead-letters@" + id);
        assertThat(house.counting.taken.get("p")).isEqualTo(new ToyOrdered("p", 7, "green"));
        assertThat(house.all()).containsExactly(sent);
    }

    @Test
    void whoDiesBetweenSayingAndNotingSaysTheSameAgainAndTheEffectStaysOne() {
        LetterId id = poisoned();
        now(house.letters.repair(id, repair(Map.of("id", "p", "amount", 7, "note", "green")), OPERATOR));
        now(house.letters.send(id, OPERATOR));
        boolean undone = now(house.notes.change(
                id.toString(),
                note -> Change.write(
                        true, new Document(note.orElseThrow()).append("state", Letter.State.SENDING.name()))));

        Letter finished = done(now(house.letters.send(id, OPERATOR)));

        assertThat(undone).isTrue();
        assertThat(finished.state()).isEqualTo(Letter.State.SENT);
        soon().untilAsserted(() ->
                assertThat(house.counting.heard).filteredOn("p"::equals).hasSize(2));
        assertThat(house.counting.effects).filteredOn("p"::equals).hasSize(1);
        assertThat(house.all()).hasSize(1);
    }

    @Test
    void aLetterThatWouldOnlyComeBackIsNotSentAndStaysAsItIs() {
        LetterId id = poisoned();

        LetterOutcome sent = now(house.letters.send(id, OPERATOR));
        LetterOutcome misfit =
                now(house.letters.repair(id, repair(Map.of("id", "p", "amount", "seven", "note", "")), OPERATOR));

        assertThat(sent).isInstanceOf(LetterOutcome.Unfit.class);
        assertThat(misfit).isEqualTo(new LetterOutcome.Unfit("value", "expected a whole number at value.amount"));
        assertThat(house.all()).extracting(Letter::state).containsExactly(Letter.State.WAITING);
        assertThat(house.onTheOrdersTopic()).containsOnly("");
    }

    @Test
    void aRecordWithABrokenEnvelopeKeepsItsValueAndIsSentWithTheSeqOfItsRepair() {
        Event<ToyOrdered> poison = house.order("p");
        house.poison(poison, house.bytes(poison), "one");
        soon().untilAsserted(() -> assertThat(house.all()).hasSize(1));
        Letter letter = house.all().getFirst();

        LetterOutcome early = now(house.letters.send(letter.id(), OPERATOR));
        LetterContent content = now(house.letters.show(letter.id()));
        done(now(house.letters.repair(letter.id(), seq(1), OPERATOR)));
        done(now(house.letters.send(letter.id(), OPERATOR)));

        assertThat(letter.code()).isEqualTo("seq");
        assertThat(letter.key()).hasValue("p");
        assertThat(early).isInstanceOf(LetterOutcome.Unfit.class);
        assertThat(content.unreadable()).isEmpty();
        assertThat(content.draft().value()).hasValue(Map.of("id", "p", "amount", 3, "note", "blue"));
        assertThat(content.draft().seq()).isEmpty();
        soon().untilAsserted(() -> assertThat(house.counting.taken).containsEntry("p", poison.value()));
    }

    @Test
    void whatIsSealedIsShownAsSealedAndStaysWhatItWasInARepair() {
        house.listening.unbearable.add("bear");
        house.say(Event.of(house.told, "bear", 1, ToyHouse.DAY, new ToyTold("old", JWE)));
        soon().untilAsserted(() -> assertThat(house.all()).hasSize(1));
        Letter letter = house.all().getFirst();

        LetterContent content = now(house.letters.show(letter.id()));
        done(now(house.letters.repair(letter.id(), repair(Map.of("id", "new", "text", ShownValue.SEALED)), OPERATOR)));
        house.listening.unbearable.clear();
        done(now(house.letters.send(letter.id(), OPERATOR)));

        assertThat(letter.key()).hasValueSatisfying(key -> assertThat(key).startsWith("sha256:"));
        assertThat(content.draft().value()).hasValue(Map.of("id", "old", "text", "sealed"));
        assertThat(content.toString()).doesNotContain(JWE);
        soon().untilAsserted(() -> assertThat(house.listening.taken).containsEntry("bear", new ToyTold("new", JWE)));
    }

    @Test
    void aDroppedLetterIsNeitherRepairedNorSentAndKeepsItsReason() {
        LetterId id = poisoned();

        LetterOutcome withoutReason = now(house.letters.drop(id, " ", OPERATOR));
        Letter dropped = done(now(house.letters.drop(id, "a test of the sender", OPERATOR)));
        Letter again = done(now(house.letters.drop(id, "another reason", OPERATOR)));

        assertThat(withoutReason).isInstanceOf(LetterOutcome.Unfit.class);
        assertThat(again).isEqualTo(dropped);
        assertThat(dropped.handled())
                .hasValue(new Letter.Handled(ToyHouse.DAY, OPERATOR, Optional.of("a test of the sender")));
        assertThat(now(house.letters.repair(id, seq(1), OPERATOR))).isInstanceOf(LetterOutcome.Refused.class);
        assertThat(now(house.letters.send(id, OPERATOR))).isInstanceOf(LetterOutcome.Refused.class);
    }

    @Test
    void aRepairTakesBytesOnlyIfTheyAreARecordOfTheTopic() {
        LetterId id = poisoned();

        LetterOutcome random = now(house.letters.repair(id, bytes(new byte[] {0, 0, 0, 0, 9, 1}), OPERATOR));
        LetterOutcome whole = now(house.letters.repair(id, bytes(house.bytes(house.order("p"))), OPERATOR));

        assertThat(random).isInstanceOf(LetterOutcome.Unfit.class);
        assertThat(done(whole).repaired()).isTrue();
    }

    private static Repair bytes(byte[] value) {
        return new Repair(
                Optional.empty(),
                Optional.of(Base64.getEncoder().encodeToString(value)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void pagesFollowOneAnotherAndWhoCountsThemCountsTheUndecided() {
        for (String key : List.of("k1", "k2", "k3")) {
            house.poison(house.order(key), new byte[] {7}, "1");
        }
        soon().untilAsserted(() -> assertThat(house.all()).hasSize(3));

        LetterPage first = now(house.letters.page(Optional.empty(), 2));
        LetterPage second = now(house.letters.page(first.next(), 2));

        assertThat(first.letters()).extracting(letter -> letter.id().toString()).containsExactly("0-0", "0-1");
        assertThat(second.letters())
                .extracting(letter -> letter.id().toString())
                .containsExactly("0-2");
        assertThat(second.next()).isEmpty();
        done(now(house.letters.drop(new LetterId(0, 1), "no use", OPERATOR)));
        assertThat(now(house.waiting.count())).isEqualTo(2);
        assertThat(house.meters.get("ler.dead-letters.waiting").gauge().value()).isEqualTo(2);
    }

    @Test
    void whereThereIsNoLetterThereIsNoAnswer() {
        assertThat(house.letters.show(new LetterId(0, 99)).blockOptional()).isEmpty();
        assertThat(house.letters.send(new LetterId(5, 0), OPERATOR).blockOptional())
                .isEmpty();
    }

    @Test
    void aNoteIsForgottenOnceItsLetterIsKeptNoMore() {
        LetterId id = poisoned();
        now(house.letters.drop(id, "no use", OPERATOR));

        long early = now(house.at(later(Duration.ofDays(28))).forget());
        long late = now(house.at(later(Duration.ofDays(30))).forget());

        assertThat(early).isZero();
        assertThat(late).isEqualTo(1);
        assertThat(house.notes.all().collectList().block()).isEmpty();
    }

    private static Clock later(Duration by) {
        return Clock.fixed(ToyHouse.DAY.plus(by), ZoneOffset.UTC);
    }
}
