package org.lerexchange.issuer.status;

import java.util.Date;
import org.bson.Document;
import org.lerexchange.issuer.institutions.IssuerDid;

/** A place as it is stored; {@code _id} is tenant/list#index. */
final class StatusDocument {

    private StatusDocument() {}

    static Document toDocument(StatusEntry entry) {
        Document document = new Document(Statuses.CREDENTIAL, entry.credential().value())
                .append("issuer", entry.issuer().value())
                .append("seq", entry.seq())
                .append("since", Date.from(entry.since()));
        return switch (entry.standing()) {
            case Standing.InForce() -> document.append("standing", "IN_FORCE");
            case Standing.Suspended(String reason) ->
                document.append("standing", "SUSPENDED").append("reason", reason);
            case Standing.Revoked(String reason) ->
                document.append("standing", "REVOKED").append("reason", reason);
            case Standing.Replaced(CredentialId by) ->
                document.append("standing", "REPLACED").append("by", by.value());
        };
    }

    static StatusEntry toEntry(Document stored) {
        return new StatusEntry(
                StatusPlace.ofKey(stored.getString("_id")),
                new CredentialId(stored.getString(Statuses.CREDENTIAL)),
                new IssuerDid(stored.getString("issuer")),
                standing(stored),
                stored.getLong("seq"),
                stored.getDate("since").toInstant());
    }

    private static Standing standing(Document stored) {
        return switch (stored.getString("standing")) {
            case "IN_FORCE" -> new Standing.InForce();
            case "SUSPENDED" -> new Standing.Suspended(stored.getString("reason"));
            case "REVOKED" -> new Standing.Revoked(stored.getString("reason"));
            case "REPLACED" -> new Standing.Replaced(new CredentialId(stored.getString("by")));
            default -> throw new IllegalStateException("expected a known standing at " + stored.getString("_id"));
        };
    }
}
