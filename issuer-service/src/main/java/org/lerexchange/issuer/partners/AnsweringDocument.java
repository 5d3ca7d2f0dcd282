package org.lerexchange.issuer.partners;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * What was answered about an award, as it is stored; {@code _id} is tenant:award. Before the last answers of either cause
 * were kept apart there was one, {@code last}: it is read as what it was.
 */
final class AnsweringDocument {

    private static final String TO_REPORT = "lastToReport";
    private static final String TO_ISSUANCE = "lastToIssuance";
    private static final String OF_EITHER = "last";

    private AnsweringDocument() {}

    static Answering toAnswering(Document stored) {
        return new Answering(
                stored.getLong("seq"),
                stored.getLong("asked"),
                stored.getInteger("owed"),
                stored.getLong("heard"),
                Optional.ofNullable(stored.get("became", Document.class)).map(AnsweringDocument::answer),
                last(stored));
    }

    private static Answering.Last last(Document stored) {
        Answering.Last last = Answering.Last.NOTHING;
        for (String field : List.of(OF_EITHER, TO_REPORT, TO_ISSUANCE)) {
            Document spoken = stored.get(field, Document.class);
            last = spoken == null ? last : last.and(spoken(spoken));
        }
        return last;
    }

    static Document toDocument(Answering answering) {
        Document document = new Document("seq", answering.seq())
                .append("asked", answering.asked())
                .append("owed", answering.owed())
                .append("heard", answering.heard());
        answering.became().ifPresent(answer -> document.append("became", answer(answer)));
        answering.last().toReport().ifPresent(spoken -> document.append(TO_REPORT, spoken(spoken)));
        answering.last().toIssuance().ifPresent(spoken -> document.append(TO_ISSUANCE, spoken(spoken)));
        return document;
    }

    private static Answering.Spoken spoken(Document stored) {
        return new Answering.Spoken(
                stored.getString("cause"),
                stored.getLong("firstSeq"),
                stored.getInteger("copies"),
                stored.getDate("time").toInstant(),
                answer(stored.get("answer", Document.class)));
    }

    private static Document spoken(Answering.Spoken spoken) {
        return new Document("cause", spoken.cause())
                .append("firstSeq", spoken.firstSeq())
                .append("copies", spoken.copies())
                .append("time", Date.from(spoken.time()))
                .append("answer", answer(spoken.answer()));
    }

    private static Answer answer(Document stored) {
        return new Answer(
                Answer.Outcome.valueOf(stored.getString("outcome")),
                Optional.ofNullable(stored.getString("credential")),
                Optional.ofNullable(stored.getString("reason")),
                Optional.ofNullable(stored.getString("rule")));
    }

    private static Document answer(Answer answer) {
        Document document = new Document("outcome", answer.outcome().name());
        answer.credential().ifPresent(id -> document.append("credential", id));
        answer.reason().ifPresent(reason -> document.append("reason", reason));
        answer.rule().ifPresent(rule -> document.append("rule", rule));
        return document;
    }
}
