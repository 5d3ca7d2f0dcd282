package org.lerexchange.issuer.issuance;

import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.issuer.catalogue.AchievementId;
import org.lerexchange.issuer.institutions.IssuerDid;
import org.lerexchange.issuer.recipients.RecipientRef;
import org.lerexchange.issuer.status.CredentialId;

/** What became of an award as it is stored; {@code _id} is tenant:award. */
final class IssuanceDocument {

    private IssuanceDocument() {}

    static Document toDocument(Issuance as) {
        Document document =
                new Document("seq", as.seq()).append("made", as.made()).append("answer", answer(as.answer()));
        as.row().ifPresent(row -> document.append("row", row));
        as.pending().ifPresent(pending -> document.append("waits", pending(pending)));
        as.credential().ifPresent(made -> document.append("credential", made(made)));
        return document;
    }

    static Issuance toIssuance(Document stored) {
        return new Issuance(
                AwardId.ofKey(stored.getString("_id")),
                stored.getLong("seq"),
                Optional.ofNullable(stored.getInteger("row")),
                Optional.ofNullable(stored.get("waits", Document.class)).map(IssuanceDocument::pending),
                stored.getInteger("made"),
                Optional.ofNullable(stored.get("credential", Document.class)).map(IssuanceDocument::made),
                answer(stored.get("answer", Document.class)));
    }

    private static Document made(Issuance.Made made) {
        Document document = new Document("id", made.id().value())
                .append("ref", made.ref().value())
                .append("sealed", made.sealed())
                .append("time", Date.from(made.time()));
        made.replaces().ifPresent(old -> document.append("replaces", old.value()));
        return document;
    }

    private static Issuance.Made made(Document stored) {
        return new Issuance.Made(
                new CredentialId(stored.getString("id")),
                new RecipientRef(stored.getString("ref")),
                stored.getString("sealed"),
                Optional.ofNullable(stored.getString("replaces")).map(CredentialId::new),
                stored.getDate("time").toInstant());
    }

    private static Document pending(Issuance.Pending pending) {
        Document document = new Document("ref", pending.ref().value())
                .append("issuer", pending.issuer().value())
                .append("achievement", pending.achievement().key())
                .append("version", pending.version());
        Particulars said = pending.particulars();
        said.awardedOn().ifPresent(day -> document.append("awardedOn", day.toString()));
        said.role().ifPresent(role -> document.append("role", role));
        said.start().ifPresent(day -> document.append("start", day.toString()));
        said.end().ifPresent(day -> document.append("end", day.toString()));
        return document;
    }

    private static Issuance.Pending pending(Document stored) {
        return new Issuance.Pending(
                new RecipientRef(stored.getString("ref")),
                new IssuerDid(stored.getString("issuer")),
                AchievementId.ofKey(stored.getString("achievement")),
                stored.getInteger("version"),
                new Particulars(
                        day(stored, "awardedOn"),
                        Optional.ofNullable(stored.getString("role")),
                        day(stored, "start"),
                        day(stored, "end")));
    }

    private static Document answer(Issuance.Answer answer) {
        Document document = new Document("seq", answer.seq()).append("time", Date.from(answer.time()));
        return switch (answer.outcome()) {
            case IssueOutcome.Issued(CredentialId credential) ->
                document.append("is", "ISSUED").append("credential", credential.value());
            case IssueOutcome.Waiting(IssueOutcome.WaitReason reason) ->
                document.append("is", "WAITING").append("reason", reason.name());
            case IssueOutcome.Refused(IssueOutcome.Refusal reason) ->
                document.append("is", "REFUSED").append("reason", reason.name());
            case IssueOutcome.Revoked(Optional<CredentialId> credential, String reason) -> {
                credential.ifPresent(id -> document.append("credential", id.value()));
                yield document.append("is", "REVOKED").append("reason", reason);
            }
        };
    }

    private static Issuance.Answer answer(Document stored) {
        Optional<CredentialId> credential =
                Optional.ofNullable(stored.getString("credential")).map(CredentialId::new);
        String reason = stored.getString("reason");
        IssueOutcome outcome = switch (stored.getString("is")) {
            case "ISSUED" -> new IssueOutcome.Issued(credential.orElseThrow());
            case "WAITING" -> new IssueOutcome.Waiting(IssueOutcome.WaitReason.valueOf(reason));
            case "REFUSED" -> new IssueOutcome.Refused(IssueOutcome.Refusal.valueOf(reason));
            case "REVOKED" -> new IssueOutcome.Revoked(credential, reason);
            default -> throw new IllegalStateException("expected a known outcome, but another is stored");
        };
        return new Issuance.Answer(
                stored.getLong("seq"), outcome, stored.getDate("time").toInstant());
    }

    private static Optional<LocalDate> day(Document stored, String field) {
        return Optional.ofNullable(stored.getString(field)).map(LocalDate::parse);
    }
}
