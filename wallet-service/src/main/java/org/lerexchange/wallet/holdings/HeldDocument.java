package org.lerexchange.wallet.holdings;

import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.wallet.holders.HolderId;

/** The stored form of what one holder holds. */
final class HeldDocument {

    /** The ids alone, once more: a unique field is an array of values, not of documents. */
    static final String CREDENTIAL = "ids";

    private HeldDocument() {}

    static Document of(Held held) {
        return new Document("held", held.items().stream().map(HeldDocument::of).toList())
                .append(
                        CREDENTIAL,
                        held.items().stream()
                                .map(item -> item.credential().value())
                                .toList());
    }

    static Held read(Document document) {
        return new Held(
                new HolderId(document.getString("_id")),
                document.getList("held", Document.class).stream()
                        .map(HeldDocument::readItem)
                        .toList());
    }

    private static Document of(Held.Item item) {
        Document document = new Document("credential", item.credential().value())
                .append("digest", item.digest())
                .append("achievementType", item.achievementType())
                .append("sealed", item.sealed())
                .append("heldAt", Date.from(item.heldAt()));
        item.replaces().ifPresent(earlier -> document.append("replaces", earlier.value()));
        return document;
    }

    private static Held.Item readItem(Document document) {
        return new Held.Item(
                new CredentialId(document.getString("credential")),
                document.getString("digest"),
                document.getString("achievementType"),
                document.getString("sealed"),
                document.getDate("heldAt").toInstant(),
                Optional.ofNullable(document.getString("replaces")).map(CredentialId::new));
    }
}
