package org.lerexchange.verifier.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.lerexchange.verifier.checks.CheckLine;
import org.lerexchange.verifier.checks.Facts;

/** The stored form of facts. Times are ISO texts: facts come back exactly as they were, whatever a clock's resolution. */
final class FactsDocument {

    private FactsDocument() {}

    static Document of(Facts facts) {
        Document document = new Document("credential", facts.credentialId())
                .append("digest", facts.digest())
                .append("issuer", facts.issuer())
                .append("issuerName", facts.issuerName())
                .append("achievement", facts.achievementId())
                .append("achievementName", facts.achievementName())
                .append("achievementType", facts.achievementType())
                .append("verificationMethods", facts.verificationMethods())
                .append(
                        "alignments",
                        facts.alignments().stream().map(FactsDocument::of).toList())
                .append(
                        "statusEntries",
                        facts.statusEntries().stream().map(FactsDocument::of).toList())
                .append("structure", of(facts.structure()))
                .append("proof", of(facts.proof()))
                .append("issuerControl", of(facts.issuerControl()));
        put(document, "level", facts.level());
        put(document, "role", facts.role());
        put(document, "awardedOn", facts.awardedOn());
        put(document, "activityStart", facts.activityStart());
        put(document, "activityEnd", facts.activityEnd());
        put(document, "validFrom", facts.validFrom());
        put(document, "validUntil", facts.validUntil());
        put(document, "proofCreated", facts.proofCreated());
        facts.holderBinding().ifPresent(line -> document.append("holderBinding", of(line)));
        return document;
    }

    static Facts read(Document document) {
        return new Facts(
                document.getString("credential"),
                document.getString("digest"),
                document.getString("issuer"),
                document.getString("issuerName"),
                document.getString("achievement"),
                document.getString("achievementName"),
                document.getString("achievementType"),
                document.getList("verificationMethods", String.class),
                document.getList("alignments", Document.class).stream()
                        .map(FactsDocument::readAlignment)
                        .toList(),
                text(document, "level"),
                text(document, "role"),
                text(document, "awardedOn").map(LocalDate::parse),
                text(document, "activityStart").map(LocalDate::parse),
                text(document, "activityEnd").map(LocalDate::parse),
                instant(document, "validFrom"),
                instant(document, "validUntil"),
                instant(document, "proofCreated"),
                document.getList("statusEntries", Document.class).stream()
                        .map(FactsDocument::readStatus)
                        .toList(),
                readLine(document.get("structure", Document.class)),
                readLine(document.get("proof", Document.class)),
                readLine(document.get("issuerControl", Document.class)),
                Optional.ofNullable(document.get("holderBinding", Document.class))
                        .map(FactsDocument::readLine));
    }

    static Document of(CheckLine line) {
        Document document = new Document("check", line.check().name())
                .append("outcome", line.outcome().name());
        line.reason().ifPresent(reason -> document.append("reason", reason));
        return document;
    }

    static CheckLine readLine(Document document) {
        return new CheckLine(
                CheckLine.Check.valueOf(document.getString("check")),
                CheckLine.Outcome.valueOf(document.getString("outcome")),
                text(document, "reason"));
    }

    private static Document of(Facts.ClaimedAlignment alignment) {
        Document document = new Document("name", alignment.targetName()).append("url", alignment.targetUrl());
        put(document, "code", alignment.targetCode());
        put(document, "type", alignment.targetType());
        put(document, "framework", alignment.targetFramework());
        return document;
    }

    private static Facts.ClaimedAlignment readAlignment(Document document) {
        return new Facts.ClaimedAlignment(
                document.getString("name"),
                document.getString("url"),
                text(document, "code"),
                text(document, "type"),
                text(document, "framework"));
    }

    private static Document of(Facts.StatusRef entry) {
        return new Document("purpose", entry.purpose())
                .append("index", entry.index())
                .append("list", entry.listCredential());
    }

    private static Facts.StatusRef readStatus(Document document) {
        return new Facts.StatusRef(
                document.getString("purpose"), document.getLong("index"), document.getString("list"));
    }

    static void put(Document document, String field, Optional<?> value) {
        value.ifPresent(there -> document.append(field, there.toString()));
    }

    static Optional<String> text(Document document, String field) {
        return Optional.ofNullable(document.getString(field));
    }

    static Optional<Instant> instant(Document document, String field) {
        return text(document, field).map(Instant::parse);
    }

    static <T> List<T> list(Document document, String field, Function<Document, T> read) {
        return document.getList(field, Document.class).stream().map(read).toList();
    }
}
