package org.lerexchange.messaging.letters;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.BrokenContract;

/**
 * What would be sent for a letter: its repair, else its own key and value, else what the envelope of the record says that it
 * came from, while that is still on its topic. Blocks on broker and registry.
 */
final class Mending {

    private final LetterTopic letters;
    private final Contracts contracts;

    Mending(LetterTopic letters, Contracts contracts) {
        this.letters = letters;
        this.contracts = contracts;
    }

    /** All that can be known; its parts may still be absent. */
    Mended complete(Received letter, Mended repaired) {
        Mended own = new Mended(
                letter.value().map(Binary::new), letter.key(), Optional.empty(), Optional.empty(), Optional.empty());
        Mended known = repaired.orElse(own);
        return known.hasEnvelope() ? known : known.orElse(envelope(letter));
    }

    Mended repaired(Received letter, Mended before, Repair repair) {
        if (repair.value().isPresent() && repair.bytes().isPresent()) {
            throw new BrokenContract("value", "expected a value or bytes, but both came");
        }
        if (isOfAParty(letter)
                && (repair.seq().isPresent() || repair.generation().isPresent())) {
            throw new BrokenContract("seq", "expected no seq and no generation: a party's record keeps its place");
        }
        Optional<byte[]> shown = before.value().map(Binary::getData).or(letter::value);
        Optional<byte[]> value = repair.value()
                .map(fields -> contracts.encoded(letter.topic(), fields, shown))
                .or(() -> repair.bytes().map(text -> checked(letter, text)));
        return new Mended(value.map(Binary::new), repair.key(), repair.seq(), repair.generation(), repair.time());
    }

    private byte[] checked(Received letter, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            contracts.check(letter.topic(), bytes);
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new BrokenContract("value", "expected bytes in base64");
        }
    }

    /** The draft has the value where it can be read, and its bytes where not. */
    LetterContent content(Letter shown, Received letter, Mended repaired) {
        Mended envelope = shownEnvelope(letter, complete(letter, repaired));
        if (envelope.value().isEmpty()) {
            return new LetterContent(
                    shown, Optional.of("no-value"), draft(envelope, Optional.empty(), Optional.empty()));
        }
        byte[] value = envelope.value().get().getData();
        try {
            Map<String, @Nullable Object> fields = contracts.shown(letter.topic(), value);
            return new LetterContent(shown, Optional.empty(), draft(envelope, Optional.of(fields), Optional.empty()));
        } catch (BrokenContract unreadable) {
            String bytes = Base64.getEncoder().encodeToString(value);
            return new LetterContent(
                    shown, Optional.of(unreadable.code()), draft(envelope, Optional.empty(), Optional.of(bytes)));
        }
    }

    /** The letter's own key is not shown here: it may be about somebody. A party's record has a place, and no seq. */
    private Mended shownEnvelope(Received letter, Mended complete) {
        boolean counted = !isOfAParty(letter);
        return new Mended(
                complete.value(),
                complete.key().filter(key -> !letter.key().equals(Optional.of(key))),
                complete.seq().filter(_ -> counted),
                complete.generation().filter(_ -> counted),
                complete.time());
    }

    private static Repair draft(
            Mended envelope, Optional<Map<String, @Nullable Object>> value, Optional<String> bytes) {
        return new Repair(value, bytes, envelope.key(), envelope.seq(), envelope.generation(), envelope.time());
    }

    private boolean isOfAParty(Received letter) {
        return contracts.family(letter.topic()).isPresent();
    }

    private Mended envelope(Received letter) {
        return letters.at(letter.topic(), letter.partition(), letter.offset())
                .filter(record -> isTheSame(record, letter))
                .map(Mending::envelope)
                .orElse(Mended.NOTHING);
    }

    /** A topic that was made anew has other records at the same places. */
    private static boolean isTheSame(ConsumerRecord<byte[], byte[]> record, Received letter) {
        return Arrays.equals(record.key(), letter.message().key())
                && Arrays.equals(record.value(), letter.message().value());
    }

    private static Mended envelope(ConsumerRecord<byte[], byte[]> record) {
        Optional<Integer> generation = Received.header(record, "ler_generation")
                .map(Mending::number)
                .orElse(Optional.of(0L))
                .filter(number -> number >= 0 && number <= Integer.MAX_VALUE)
                .map(Long::intValue);
        return new Mended(
                Optional.empty(),
                Optional.empty(),
                Received.header(record, "ler_seq").flatMap(Mending::number).filter(seq -> seq > 0),
                generation,
                Received.header(record, "ce_time").flatMap(Mending::instant));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** No finer than it is stored, so that a note is the same when it is read again. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
