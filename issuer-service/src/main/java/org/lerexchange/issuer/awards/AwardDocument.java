package org.lerexchange.issuer.awards;

import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** An award record as it is stored; {@code _id} is tenant:award. */
final class AwardDocument {

    private AwardDocument() {}

    static AwardRecord toRecord(Document stored) {
        return new AwardRecord(
                AwardId.ofKey(stored.getString("_id")),
                stored.getLong("seq"),
                AwardRecord.Act.valueOf(stored.getString("act")),
                content(stored.get("content", Document.class)),
                Optional.ofNullable(stored.getString("reason")),
                Optional.ofNullable(stored.getString("roster"))
                        .map(roster -> new AwardReport.RosterRow(new RosterId(roster), stored.getInteger("row"))),
                stored.getDate("time").toInstant(),
                stored.getLong("answeredSeq"),
                Optional.ofNullable(stored.get("answer", Document.class)).map(AwardDocument::answer));
    }

    static Document toDocument(AwardRecord award) {
        Document document = new Document("seq", award.seq())
                .append("act", award.act().name())
                .append("content", content(award.content()))
                .append("time", Date.from(award.time()))
                .append("answeredSeq", award.answeredSeq());
        award.reason().ifPresent(reason -> document.append("reason", reason));
        award.source()
                .ifPresent(source ->
                        document.append("roster", source.roster().value()).append("row", source.row()));
        award.answer().ifPresent(answer -> document.append("answer", answer(answer)));
        return document;
    }

    private static Document content(AwardRecord.Content content) {
        Document document = new Document("achievement", content.achievement())
                .append("fingerprint", content.fingerprint())
                .append("recipient", content.recipient())
                .append("minor", content.minor())
                .append("onHold", content.onHold());
        content.awardedOn().ifPresent(day -> document.append("awardedOn", day.toString()));
        content.role().ifPresent(role -> document.append("role", role));
        content.start().ifPresent(day -> document.append("start", day.toString()));
        content.end().ifPresent(day -> document.append("end", day.toString()));
        return document;
    }

    private static AwardRecord.Content content(Document stored) {
        return new AwardRecord.Content(
                stored.getString("achievement"),
                stored.getString("fingerprint"),
                stored.getString("recipient"),
                day(stored, "awardedOn"),
                Optional.ofNullable(stored.getString("role")),
                day(stored, "start"),
                day(stored, "end"),
                stored.getBoolean("minor"),
                stored.getBoolean("onHold"));
    }

    private static Document answer(AwardRecord.Answer answer) {
        Document document = new Document("kind", answer.kind().name());
        answer.credential().ifPresent(id -> document.append("credential", id));
        answer.reason().ifPresent(reason -> document.append("reason", reason));
        answer.rule().ifPresent(rule -> document.append("rule", rule));
        return document;
    }

    private static AwardRecord.Answer answer(Document stored) {
        return new AwardRecord.Answer(
                AwardRecord.Answer.Kind.valueOf(stored.getString("kind")),
                Optional.ofNullable(stored.getString("credential")),
                Optional.ofNullable(stored.getString("reason")),
                Optional.ofNullable(stored.getString("rule")));
    }

    private static Optional<LocalDate> day(Document stored, String field) {
        return Optional.ofNullable(stored.getString(field)).map(LocalDate::parse);
    }
}
