package org.lerexchange.wallet.sharing;

import java.util.Date;
import org.bson.Document;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.PartId;
import org.lerexchange.wallet.consent.ProfileId;
import org.lerexchange.wallet.consent.Terms;
import org.lerexchange.wallet.holders.HolderId;

/** The stored form of a part. */
final class PartDocument {

    private PartDocument() {}

    static Document of(Part part) {
        Document document = new Document("consent", part.key().consent().value())
                .append("part", part.key().part().value())
                .append("holder", part.holder().value())
                .append("profile", part.profile().value())
                .append("verifier", part.shown().to().value())
                .append("category", part.shown().category().value())
                .append("heldAt", Date.from(part.shown().heldAt()))
                .append("seq", part.seq())
                .append("at", Date.from(part.at()));
        return switch (part.status()) {
            case Part.Status.Unconfirmed(var presentation) ->
                document.append("status", "UNCONFIRMED").append("presentation", presentation);
            case Part.Status.Confirmed() -> document.append("status", "CONFIRMED");
            case Part.Status.Ended() -> document.append("status", "ENDED");
        };
    }

    static Part read(Document document) {
        return new Part(
                new Part.Key(new ConsentId(document.getString("consent")), new PartId(document.getString("part"))),
                new HolderId(document.getString("holder")),
                new ProfileId(document.getString("profile")),
                new Part.Shown(
                        new VerifierId(document.getString("verifier")),
                        new Terms.Category(document.getString("category")),
                        document.getDate("heldAt").toInstant()),
                document.getLong("seq"),
                document.getDate("at").toInstant(),
                status(document));
    }

    private static Part.Status status(Document document) {
        String status = document.getString("status");
        return switch (status) {
            case "UNCONFIRMED" -> new Part.Status.Unconfirmed(document.getString("presentation"));
            case "CONFIRMED" -> new Part.Status.Confirmed();
            case "ENDED" -> new Part.Status.Ended();
            default -> throw new IllegalStateException("expected the status of a part, but " + status + " is stored");
        };
    }
}
