package org.lerexchange.messaging.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lerexchange.messaging.letters.ToyHouse.now;
import static org.lerexchange.messaging.letters.ToyHouse.soon;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.toy.ToyTold;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Letters of what parties outside said: their topics are theirs alone to write, so a mended one goes to the ear. */
class PartyLettersTest {

    private static final String OPERATOR = "operator";
    private static final String JWE = "eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn";
    private static final Map<String, Object> OF_ADA = Map.of("id", "ada", "text", "hello");
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
        house = new ToyHouse(KAFKA, List.of("ada"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Between two records that are taken; answers its letter. */
    private Letter dead(ProducerRecord<byte[], byte[]> broken) {
        house.send(house.told("ada", "a", house.bytes(new ToyTold("ada", "before"))));
        house.send(broken);
        house.send(house.told("ada", "b", house.bytes(new ToyTold("ada", "after"))));
        soon().untilAsserted(() -> {
            assertThat(house.partyRoom.effects).containsExactlyInAnyOrder("a", "b");
            assertThat(house.all()).hasSize(1);
        });
        return house.all().getFirst();
    }

    private ProducerRecord<byte[], byte[]> cutOff() {
        return house.told("ada", "p", Arrays.copyOf(house.bytes(new ToyTold("ada", "hello")), 7));
    }

    private ProducerRecord<byte[], byte[]> ofAnother(String text) {
        return house.told("ada", "p", house.bytes(new ToyTold("bob", text)));
    }

    private LetterOutcome repair(LetterId id, Map<String, Object> value) {
        return now(house.letters.repair(id, repair(Optional.of(value), Optional.empty(), Optional.empty()), OPERATOR));
    }

    private static Repair repair(Optional<Map<String, Object>> value, Optional<String> key, Optional<Long> seq) {
        return new Repair(value, Optional.empty(), key, seq, Optional.empty(), Optional.empty());
    }

    /** Of the record that was broken. */
    private PartyHeard<ToyTold> taken() {
        return Objects.requireNonNull(house.partyRoom.taken.get("p"));
    }

    private LetterOutcome send(LetterId id) {
        return now(house.letters.send(id, OPERATOR));
    }

    private static Letter done(LetterOutcome outcome) {
        assertThat(outcome).isInstanceOf(LetterOutcome.Done.class);
        return ((LetterOutcome.Done) outcome).letter();
    }

    private static void unfit(LetterOutcome outcome, String code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LetterOutcome.Unfit.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void aPoisonOfAPartyIsShownRepairedAndTakenOnceHoweverOftenItIsSent() {
        Letter letter = dead(cutOff());
        LetterContent content = now(house.letters.show(letter.id()));

        done(repair(letter.id(), OF_ADA));
        Letter sent = done(send(letter.id()));
        Letter again = done(send(letter.id()));

        assertThat(letter.topic()).isEqualTo(house.in("ada"));
        assertThat(letter.key()).hasValueSatisfying(key -> assertThat(key).startsWith("sha256:"));
        assertThat(content.unreadable()).isPresent();
        assertThat(content.draft().bytes()).isPresent();
        assertThat(sent.state()).isEqualTo(Letter.State.SENT);
        assertThat(again).isEqualTo(sent);
        assertThat(house.partyRoom.effects).containsExactlyInAnyOrder("a", "b", "p");
        assertThat(taken())
                .satisfies(taken -> assertThat(taken.party()).isEqualTo("ada"))
                .satisfies(taken -> assertThat(taken.offset()).isEqualTo(letter.offset()))
                .satisfies(taken -> assertThat(taken.value()).isEqualTo(new ToyTold("ada", "hello")));
        assertThat(house.all()).containsExactly(sent);
    }

    @Test
    void whatTheRoomSaysOfItIsSaidAndNothingIsWrittenOntoThePartysTopic() {
        LetterId id = dead(cutOff()).id();
        done(repair(id, OF_ADA));

        done(send(id));

        soon().untilAsserted(() -> assertThat(house.counting.effects).containsExactlyInAnyOrder("a", "b", "p"));
        assertThat(house.on(house.in("ada"))).hasSize(3);
        assertThat(now(house.letters.show(id)).draft().key())
                .as("the key may be about somebody")
                .isEmpty();
    }

    @Test
    void whatIsSealedIsShownAsSealedAndTakenAsItWas() {
        LetterId id = dead(ofAnother(JWE)).id();

        LetterContent content = now(house.letters.show(id));
        done(repair(id, Map.of("id", "ada", "text", "sealed")));
        done(send(id));

        assertThat(content.unreadable()).isEmpty();
        assertThat(content.draft().value()).hasValue(Map.of("id", "bob", "text", "sealed"));
        assertThat(content.toString()).doesNotContain(JWE);
        assertThat(taken().value()).isEqualTo(new ToyTold("ada", JWE));
    }

    @Test
    void whatClaimsAnotherPartyStaysADeadLetterAndCanStillBeDropped() {
        Letter letter = dead(ofAnother("hello"));

        unfit(send(letter.id()), "party");
        done(now(house.letters.repair(
                letter.id(), repair(Optional.empty(), Optional.of("q"), Optional.empty()), OPERATOR)));
        unfit(send(letter.id()), "party");

        assertThat(letter.code()).isEqualTo("party");
        assertThat(house.all()).extracting(Letter::state).containsExactly(Letter.State.WAITING);
        assertThat(house.partyRoom.taken).containsOnlyKeys("a", "b");
        assertThat(done(now(house.letters.drop(letter.id(), "no record of ada's", OPERATOR)))
                        .state())
                .isEqualTo(Letter.State.DROPPED);
    }

    @Test
    void whatComesBackUnrepairedHasItsKeyStillHidden() {
        Letter letter = dead(ofAnother("hello"));

        unfit(send(letter.id()), "party");

        assertThat(now(house.letters.show(letter.id())).draft().key()).isEmpty();
        assertThat(house.all()).extracting(Letter::repaired).containsExactly(false);
    }

    @Test
    void whoseHeaderNamedAnotherTopicIsNotSentBeforeARepairSaysWhatItIs() {
        ProducerRecord<byte[], byte[]> named = house.told("ada", "p", house.bytes(new ToyTold("ada", "hello")));
        named.headers().add("ler_topic", ToyHouse.utf8(house.in("bob")));
        Letter letter = dead(named);

        unfit(send(letter.id()), "topic");
        done(repair(letter.id(), OF_ADA));
        done(send(letter.id()));

        assertThat(letter.code()).isEqualTo("topic");
        assertThat(taken().party()).isEqualTo("ada");
    }

    @Test
    void aTimeThatIsFinerThanTheStoreKeepsItIsNoChangeOfTheLetter() {
        ProducerRecord<byte[], byte[]> fine = ofAnother("hello");
        fine.headers().add("ce_time", ToyHouse.utf8("2026-11-25T08:00:00.123456789Z"));
        LetterId id = dead(fine).id();
        done(repair(id, OF_ADA));

        Letter sent = done(send(id));

        assertThat(sent.state()).isEqualTo(Letter.State.SENT);
        assertThat(taken().time()).isEqualTo(Instant.parse("2026-11-25T08:00:00.123Z"));
    }

    @Test
    void aRepairGivesAPartysRecordNoSeqAsItKeepsItsPlace() {
        LetterId id = dead(cutOff()).id();

        LetterOutcome counted =
                now(house.letters.repair(id, repair(Optional.empty(), Optional.empty(), Optional.of(1L)), OPERATOR));

        unfit(counted, "seq");
    }

    @Test
    void whoDiesBetweenTakingAndNotingHasItTakenOnce() {
        LetterId id = dead(cutOff()).id();
        done(repair(id, OF_ADA));
        done(send(id));
        now(house.notes.change(
                id.toString(),
                note -> Change.write(
                        true, new Document(note.orElseThrow()).append("state", Letter.State.SENDING.name()))));

        Letter finished = done(send(id));

        assertThat(finished.state()).isEqualTo(Letter.State.SENT);
        assertThat(house.partyRoom.heard).filteredOn("p"::equals).hasSize(2);
        assertThat(house.partyRoom.effects).filteredOn("p"::equals).hasSize(1);
    }

    @Test
    void aFaultThatPassesLeavesItHalfSentAndSendingItAgainFinishes() {
        LetterId id = dead(cutOff()).id();
        done(repair(id, OF_ADA));
        house.partyRoom.faults.set(1);

        assertThatThrownBy(() -> send(id)).hasMessageContaining("a store within reach");
        List<Letter.State> between = house.all().stream().map(Letter::state).toList();
        Letter finished = done(send(id));

        assertThat(between).containsExactly(Letter.State.SENDING);
        assertThat(finished.state()).isEqualTo(Letter.State.SENT);
        assertThat(house.partyRoom.effects).filteredOn("p"::equals).hasSize(1);
    }
}
