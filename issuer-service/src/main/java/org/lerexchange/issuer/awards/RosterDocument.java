package org.lerexchange.issuer.awards;

import java.util.Optional;
import org.bson.Document;

/** A roster's progress as it is stored; {@code _id} is tenant/roster. */
final class RosterDocument {

    private RosterDocument() {}

    static Document toDocument(String digest, RosterOutcome.Progress progress) {
        return new Document("digest", digest)
                .append("rows", progress.rows())
                .append("next", progress.next())
                .append("recorded", progress.recorded())
                .append("repeated", progress.repeated())
                .append(
                        "refused",
                        progress.refused().stream().map(RosterDocument::refusal).toList());
    }

    static RosterOutcome.Progress toProgress(Document stored) {
        return new RosterOutcome.Progress(
                stored.getInteger("rows"),
                stored.getInteger("next"),
                stored.getInteger("recorded"),
                stored.getInteger("repeated"),
                stored.getList("refused", Document.class).stream()
                        .map(RosterDocument::refusal)
                        .toList());
    }

    private static Document refusal(RosterOutcome.RowRefusal refusal) {
        Document document =
                new Document("row", refusal.row()).append("rule", refusal.rule().name());
        refusal.column().ifPresent(column -> document.append("column", column));
        return document;
    }

    private static RosterOutcome.RowRefusal refusal(Document stored) {
        return new RosterOutcome.RowRefusal(
                stored.getInteger("row"),
                Optional.ofNullable(stored.getString("column")),
                RosterOutcome.RowRule.valueOf(stored.getString("rule")));
    }
}
