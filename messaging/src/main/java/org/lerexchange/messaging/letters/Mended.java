package org.lerexchange.messaging.letters;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/** What stands in place of what a letter has: the value in its bytes, and parts of its envelope. */
record Mended(
        Optional<Binary> value,
        Optional<String> key,
        Optional<Long> seq,
        Optional<Integer> generation,
        Optional<Instant> time) {

    static final Mended NOTHING =
            new Mended(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Mended of(Document stored) {
        return new Mended(
                Optional.ofNullable(stored.get("value", Binary.class)),
                Optional.ofNullable(stored.getString("key")),
                Optional.ofNullable(stored.getLong("seq")),
                Optional.ofNullable(stored.getInteger("generation")),
                Optional.ofNullable(stored.getDate("time")).map(Date::toInstant));
    }

    Document toDocument() {
        Document document = new Document();
        value.ifPresent(bytes -> document.append("value", bytes));
        key.ifPresent(text -> document.append("key", text));
        seq.ifPresent(number -> document.append("seq", number));
        generation.ifPresent(number -> document.append("generation", number));
        time.ifPresent(instant -> document.append("time", Date.from(instant)));
        return document;
    }

    /** This, and where it says nothing the other. */
    Mended orElse(Mended other) {
        return new Mended(
                value.or(other::value),
                key.or(other::key),
                seq.or(other::seq),
                generation.or(other::generation),
                time.or(other::time));
    }

    boolean hasEnvelope() {
        return seq.isPresent() && generation.isPresent() && time.isPresent();
    }
}
