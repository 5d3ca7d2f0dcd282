package org.lerexchange.wallet.consent;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.lerexchange.wallet.holders.HolderId;

/** The stored form of a ledger. */
final class LedgerDocument {

    /** The ids alone, once more: a unique field is an array of values, not of documents. */
    static final String CONSENT_ID = "ids";

    private LedgerDocument() {}

    static Document of(Ledger ledger) {
        return new Document(
                        "consents",
                        ledger.consents().stream().map(LedgerDocument::of).toList())
                .append(
                        CONSENT_ID,
                        ledger.consents().stream()
                                .map(consent -> consent.id().value())
                                .toList());
    }

    static Ledger read(Document document) {
        return new Ledger(
                new HolderId(document.getString("_id")),
                document.getList("consents", Document.class).stream()
                        .map(LedgerDocument::readConsent)
                        .toList());
    }

    private static Document of(Consent consent) {
        Terms terms = consent.terms();
        Document document = new Document("id", consent.id().value())
                .append("profile", consent.profile().value())
                .append("state", consent.state().name())
                .append("seq", consent.seq())
                .append("changedAt", Date.from(consent.changedAt()))
                .append("purpose", terms.purpose().name())
                .append("categories", sorted(terms.categories(), Terms.Category::value))
                .append("parts", sorted(terms.parts(), PartId::value))
                .append("live", terms.live())
                .append("admitted", sorted(consent.admitted(), PartId::value));
        append(document, terms.audience());
        terms.until().ifPresent(until -> document.append("until", Date.from(until)));
        consent.arrivalsUntil().ifPresent(last -> document.append("arrivalsUntil", Date.from(last)));
        return document;
    }

    private static void append(Document document, Terms.Audience audience) {
        switch (audience) {
            case Terms.Audience.Employer(var tenant) -> named(document, "EMPLOYER", tenant);
            case Terms.Audience.RegionEmployers() -> document.append("audienceKind", "REGION_EMPLOYERS");
            case Terms.Audience.EducationProvider(var tenant) -> named(document, "EDUCATION_PROVIDER", tenant);
            case Terms.Audience.Agency(var tenant) -> named(document, "AGENCY", tenant);
        }
    }

    private static void named(Document document, String kind, Terms.Tenant tenant) {
        document.append("audienceKind", kind).append("audience", tenant.value());
    }

    private static Consent readConsent(Document document) {
        return new Consent(
                new ConsentId(document.getString("id")),
                new ProfileId(document.getString("profile")),
                readTerms(document),
                Consent.State.valueOf(document.getString("state")),
                document.getLong("seq"),
                document.getDate("changedAt").toInstant(),
                instant(document, "arrivalsUntil"),
                set(document, "admitted", PartId::new));
    }

    private static Terms readTerms(Document document) {
        return new Terms(
                Terms.Purpose.valueOf(document.getString("purpose")),
                set(document, "categories", Terms.Category::new),
                set(document, "parts", PartId::new),
                audience(document),
                document.getBoolean("live"),
                instant(document, "until"));
    }

    private static Terms.Audience audience(Document document) {
        String kind = document.getString("audienceKind");
        return switch (kind) {
            case "EMPLOYER" -> new Terms.Audience.Employer(tenant(document));
            case "REGION_EMPLOYERS" -> new Terms.Audience.RegionEmployers();
            case "EDUCATION_PROVIDER" -> new Terms.Audience.EducationProvider(tenant(document));
            case "AGENCY" -> new Terms.Audience.Agency(tenant(document));
            default -> throw new IllegalStateException("expected a kind of audience, but " + kind + " is stored");
        };
    }

    private static Terms.Tenant tenant(Document document) {
        return new Terms.Tenant(document.getString("audience"));
    }

    private static Optional<Instant> instant(Document document, String field) {
        return Optional.ofNullable(document.getDate(field)).map(Date::toInstant);
    }

    private static <T> Set<T> set(Document document, String field, Function<String, T> read) {
        return document.getList(field, String.class).stream().map(read).collect(Collectors.toSet());
    }

    private static <T> List<String> sorted(Set<T> values, Function<T, String> text) {
        return values.stream().map(text).sorted().toList();
    }
}
