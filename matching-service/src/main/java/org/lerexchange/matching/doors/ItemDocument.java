package org.lerexchange.matching.doors;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.matching.feeds.MatchId;
import org.lerexchange.matching.jobs.JobId;

/** The stored form of an item: one document per job and seq. */
final class ItemDocument {

    private ItemDocument() {}

    static String id(JobId job, long seq) {
        return job.value() + "#" + seq;
    }

    static Document of(Item item) {
        return new Document("job", item.job().value())
                .append("seq", item.seq())
                .append("employer", item.employer())
                .append("weights", item.weights())
                .append("at", Date.from(item.at()))
                .append("changes", item.changes().stream().map(ItemDocument::of).toList());
    }

    static Item toItem(Document stored) {
        return new Item(
                new JobId(stored.getString("job")),
                stored.getLong("seq"),
                stored.getString("employer"),
                stored.getString("weights"),
                stored.getDate("at").toInstant(),
                stored.getList("changes", Document.class).stream()
                        .map(ItemDocument::toEntry)
                        .toList());
    }

    private static Document of(Item.Entry entry) {
        Document document = new Document("act", entry.act().name())
                .append("match", entry.match().value())
                .append("candidate", entry.candidate())
                .append("score", entry.score())
                .append("band", entry.band())
                .append("consents", entry.consents())
                .append(
                        "reasons",
                        entry.reasons().stream().map(ItemDocument::of).toList());
        entry.cause().ifPresent(cause -> document.append("cause", cause));
        return document;
    }

    private static Item.Entry toEntry(Document stored) {
        return new Item.Entry(
                Item.Act.valueOf(stored.getString("act")),
                new MatchId(stored.getString("match")),
                stored.getString("candidate"),
                stored.getInteger("score"),
                stored.getString("band"),
                text(stored, "cause"),
                stored.getList("consents", String.class),
                stored.getList("reasons", Document.class).stream()
                        .map(ItemDocument::toReason)
                        .toList());
    }

    private static Document of(ReasonView reason) {
        Document document = new Document("skill", reason.skillId())
                .append("label", reason.label())
                .append("mustHave", reason.mustHave())
                .append("points", reason.points())
                .append("outcome", reason.outcome());
        reason.claim().ifPresent(claim -> document.append("claim", claim));
        reason.achievementType().ifPresent(type -> document.append("type", type));
        reason.issuerName().ifPresent(name -> document.append("issuerName", name));
        reason.issuerKind().ifPresent(kind -> document.append("issuerKind", kind));
        reason.when().ifPresent(when -> document.append("when", when));
        reason.verdict().ifPresent(verdict -> document.append("verdict", verdict));
        reason.asOf().ifPresent(asOf -> document.append("asOf", Date.from(asOf)));
        return document;
    }

    private static ReasonView toReason(Document stored) {
        return new ReasonView(
                stored.getString("skill"),
                stored.getString("label"),
                stored.getBoolean("mustHave"),
                stored.getInteger("points"),
                stored.getString("outcome"),
                text(stored, "claim"),
                text(stored, "type"),
                text(stored, "issuerName"),
                text(stored, "issuerKind"),
                text(stored, "when"),
                text(stored, "verdict"),
                Optional.ofNullable(stored.getDate("asOf")).map(Date::toInstant));
    }

    private static Optional<String> text(Document stored, String field) {
        return Optional.ofNullable(stored.getString(field));
    }

    /**
     * Kept beside the items, per employer: which jobs have items, and how far each has come.
     *
     * @param early the last item that came before one in front of it and waits for it; 0 while none does
     */
    record Reached(int number, JobId job, long seq, long early) {

        static List<Reached> of(Document employer) {
            return employer.getList("jobs", Document.class, List.of()).stream()
                    .map(job -> new Reached(
                            job.getInteger("n"),
                            new JobId(job.getString("job")),
                            job.getLong("seq"),
                            Optional.ofNullable(job.getLong("early")).orElse(0L)))
                    .toList();
        }

        Document toDocument() {
            Document document =
                    new Document("n", number).append("job", job.value()).append("seq", seq);
            return early == 0 ? document : document.append("early", early);
        }

        /** Whether a later item may wait behind it. */
        boolean hasWaiting() {
            return early != 0;
        }

        /** Once the next item has come. */
        Reached next() {
            return new Reached(number, job, seq + 1, early > seq + 1 ? early : 0);
        }

        /** With a later item that waits. */
        Reached waits(long later) {
            return new Reached(number, job, seq, Math.max(early, later));
        }
    }
}
