package org.lerexchange.matching.profiles;

import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.matching.profiles.ProvedClaim.Alignment;
import org.lerexchange.matching.profiles.ProvedClaim.Found;

/** A claim as it is stored within its profile; days are ISO texts. */
final class ClaimDocument {

    private ClaimDocument() {}

    static Document toDocument(ProvedClaim claim) {
        Document document = new Document("outcome", claim.outcome().name())
                .append("achievementName", claim.achievementName())
                .append("achievementType", claim.achievementType())
                .append("issuer", toDocument(claim.issuer()))
                .append(
                        "alignments",
                        claim.alignments().stream()
                                .map(ClaimDocument::toDocument)
                                .toList())
                .append("activity", toDocument(claim.activity()))
                .append("asOf", Date.from(claim.asOf()));
        claim.occupation().ifPresent(code -> document.append("occupation", code));
        claim.notAfter().ifPresent(end -> document.append("notAfter", Date.from(end)));
        return document;
    }

    static ProvedClaim toClaim(Document stored) {
        Document issuer = stored.get("issuer", Document.class);
        return new ProvedClaim(
                ProvedClaim.Outcome.valueOf(stored.getString("outcome")),
                stored.getString("achievementName"),
                stored.getString("achievementType"),
                new ProvedClaim.Issuer(issuer.getString("did"), issuer.getString("name"), issuer.getString("kind")),
                ProfileDocument.documents(stored, "alignments").stream()
                        .map(ClaimDocument::toAlignment)
                        .toList(),
                text(stored, "occupation"),
                toActivity(stored.get("activity", Document.class)),
                stored.getDate("asOf").toInstant(),
                ProfileDocument.instant(stored, "notAfter"));
    }

    private static Document toDocument(ProvedClaim.Issuer issuer) {
        return new Document("did", issuer.did()).append("name", issuer.name()).append("kind", issuer.kind());
    }

    private static Document toDocument(ProvedClaim.Activity activity) {
        Document document = new Document();
        activity.level().ifPresent(level -> document.append("level", level));
        activity.role().ifPresent(role -> document.append("role", role));
        activity.awardedOn().ifPresent(day -> document.append("awardedOn", day.toString()));
        activity.start().ifPresent(day -> document.append("start", day.toString()));
        activity.end().ifPresent(day -> document.append("end", day.toString()));
        return document;
    }

    private static ProvedClaim.Activity toActivity(Document stored) {
        return new ProvedClaim.Activity(
                text(stored, "level"),
                text(stored, "role"),
                text(stored, "awardedOn").map(LocalDate::parse),
                text(stored, "start").map(LocalDate::parse),
                text(stored, "end").map(LocalDate::parse));
    }

    private static Document toDocument(Alignment alignment) {
        Document document = new Document("url", alignment.targetUrl()).append("name", alignment.targetName());
        alignment.targetCode().ifPresent(code -> document.append("code", code));
        alignment.targetFramework().ifPresent(framework -> document.append("framework", framework));
        alignment
                .found()
                .ifPresent(found -> document.append(
                        "found",
                        new Document("skill", found.skillId())
                                .append("label", found.label())
                                .append("how", found.how())));
        return document;
    }

    private static Alignment toAlignment(Document stored) {
        return new Alignment(
                stored.getString("url"),
                stored.getString("name"),
                text(stored, "code"),
                text(stored, "framework"),
                Optional.ofNullable(stored.get("found", Document.class))
                        .map(found ->
                                new Found(found.getString("skill"), found.getString("label"), found.getString("how"))));
    }

    private static Optional<String> text(Document stored, String field) {
        return Optional.ofNullable(stored.getString(field));
    }
}
