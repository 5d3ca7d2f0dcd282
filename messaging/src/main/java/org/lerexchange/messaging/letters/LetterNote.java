package org.lerexchange.messaging.letters;

import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * What is remembered of a letter.
 *
 * @param origin which letter it is about; a note of another letter says nothing of this one
 */
record LetterNote(
        String origin, Letter.State state, boolean repaired, Optional<Letter.Handled> handled, Mended mended) {

    static LetterNote of(Optional<Document> stored, Received letter) {
        return stored.filter(document -> letter.origin().equals(document.getString("origin")))
                .map(LetterNote::of)
                .orElseGet(() ->
                        new LetterNote(letter.origin(), Letter.State.WAITING, false, Optional.empty(), Mended.NOTHING));
    }

    private static LetterNote of(Document stored) {
        Letter.Handled handled = new Letter.Handled(
                stored.getDate("at").toInstant(),
                stored.getString("by"),
                Optional.ofNullable(stored.getString("reason")));
        return new LetterNote(
                stored.getString("origin"),
                Letter.State.valueOf(stored.getString("state")),
                stored.getBoolean("repaired", false),
                Optional.of(handled),
                Mended.of(stored.get("mended", new Document())));
    }

    Document toDocument() {
        Document document = new Document("origin", origin)
                .append("state", state.name())
                .append("repaired", repaired)
                .append("mended", mended.toDocument());
        handled.ifPresent(last -> {
            document.append("at", Date.from(last.at())).append("by", last.by());
            last.reason().ifPresent(reason -> document.append("reason", reason));
        });
        return document;
    }

    LetterNote repairedBy(Mended with, Letter.Handled now) {
        return new LetterNote(origin, Letter.State.WAITING, true, Optional.of(now), with);
    }

    LetterNote to(Letter.State next, Letter.Handled now) {
        return new LetterNote(origin, next, repaired, Optional.of(now), mended);
    }

    /** What is sent from now on, whatever becomes of the record it was. */
    LetterNote sending(Mended complete, Letter.Handled now) {
        return new LetterNote(origin, Letter.State.SENDING, repaired, Optional.of(now), complete);
    }
}
