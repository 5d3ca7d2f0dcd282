package org.lerexchange.verifier.verification;

import java.util.Optional;
import org.bson.Document;
import org.lerexchange.verifier.checks.CheckLine;
import org.lerexchange.verifier.checks.Verdict;
import org.lerexchange.verifier.watch.PartKey;
import org.lerexchange.verifier.watch.Seen;
import org.lerexchange.verifier.watch.Version;

/** The stored form of a part. An ended one has no facts, no verdict and no reason. */
final class PartDocument {

    private PartDocument() {}

    static Document of(Part part) {
        Document document = new Document("consent", part.key().consent())
                .append("part", part.key().part())
                .append("profile", part.profile())
                .append("shared", of(part.shared()))
                .append("said", of(part.said()));
        part.retraction().ifPresent(retraction -> document.append("retraction", of(retraction)));
        switch (part.state()) {
            case Part.State.Proved proved ->
                document.append("facts", FactsDocument.of(proved.facts()))
                        .append("issuer", of(proved.issuer()))
                        .append("verdict", of(proved.verdict()));
            case Part.State.NotProved notProved -> document.append("verdict", of(notProved.verdict()));
            case Part.State.Ended() -> document.append("ended", true);
        }
        return document;
    }

    static Part read(Document document) {
        return new Part(
                new PartKey(document.getString("consent"), document.getString("part")),
                document.getString("profile"),
                readVersion(document.get("shared", Document.class)),
                state(document),
                readWord(document.get("said", Document.class)),
                Optional.ofNullable(document.get("retraction", Document.class)).map(PartDocument::readRetraction));
    }

    private static Part.State state(Document document) {
        if (document.getBoolean("ended", false)) {
            return new Part.State.Ended();
        }
        Verdict verdict = readVerdict(document.get("verdict", Document.class));
        return Optional.ofNullable(document.get("facts", Document.class))
                .<Part.State>map(facts -> new Part.State.Proved(
                        FactsDocument.read(facts), readIssuer(document.get("issuer", Document.class)), verdict))
                .orElseGet(() -> new Part.State.NotProved(verdict));
    }

    static Document of(Version version) {
        return new Document("generation", version.generation()).append("seq", version.seq());
    }

    static Version readVersion(Document document) {
        return new Version(document.getInteger("generation"), document.getLong("seq"));
    }

    private static Document of(Part.Word word) {
        Document document = new Document("seq", word.seq());
        FactsDocument.put(document, "at", Optional.of(word.at()));
        return document;
    }

    private static Part.Word readWord(Document document) {
        return new Part.Word(
                document.getLong("seq"), FactsDocument.instant(document, "at").orElseThrow());
    }

    private static Document of(Seen.Issuer issuer) {
        return new Document("name", issuer.name()).append("kind", issuer.kind()).append("regional", issuer.regional());
    }

    private static Seen.Issuer readIssuer(Document document) {
        return new Seen.Issuer(
                document.getString("name"), document.getString("kind"), document.getBoolean("regional", false));
    }

    private static Document of(Part.Retraction retraction) {
        Document document = of(retraction.said())
                .append("holds", retraction.holds())
                .append("cause", retraction.cause().name());
        FactsDocument.put(document, "since", Optional.of(retraction.since()));
        return document;
    }

    private static Part.Retraction readRetraction(Document document) {
        return new Part.Retraction(
                document.getBoolean("holds", false),
                Verdict.Cause.valueOf(document.getString("cause")),
                FactsDocument.instant(document, "since").orElseThrow(),
                readWord(document));
    }

    private static Document of(Verdict verdict) {
        Document document = new Document(
                "checks", verdict.checks().stream().map(FactsDocument::of).toList());
        verdict.cause().ifPresent(cause -> document.append("cause", cause.name()));
        FactsDocument.put(document, "asOf", Optional.of(verdict.asOf()));
        FactsDocument.put(document, "notAfter", verdict.notAfter());
        return document;
    }

    private static Verdict readVerdict(Document document) {
        var checks = FactsDocument.list(document, "checks", FactsDocument::readLine);
        return new Verdict(
                CheckLine.Outcome.of(checks),
                checks,
                FactsDocument.text(document, "cause").map(Verdict.Cause::valueOf),
                FactsDocument.instant(document, "asOf").orElseThrow(),
                FactsDocument.instant(document, "notAfter"));
    }
}
