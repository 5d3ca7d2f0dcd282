package org.lerexchange.issuer.recipients;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** A recipient as it is stored; {@code _id} is the ref. */
final class RecipientDocument {

    private RecipientDocument() {}

    static Recipient toRecipient(Document stored) {
        return new Recipient(
                new RecipientRef(stored.getString("_id")),
                stored.getLong("heardSeq"),
                Optional.ofNullable(stored.get("holder", Document.class))
                        .map(holder -> new Holder(holder.getString("did"), holder.getString("sealingKey"))),
                ids(stored, "waiting"),
                ids(stored, "releasing"),
                stored.getLong("namedSeq"),
                Optional.ofNullable(stored.get("named", Document.class)).map(RecipientDocument::toNamed));
    }

    static Document toDocument(Recipient one) {
        Document document = new Document("heardSeq", one.heardSeq())
                .append("waiting", one.waiting().stream().map(WaitingId::value).toList())
                .append(
                        "releasing",
                        one.releasing().stream().map(WaitingId::value).toList())
                .append("namedSeq", one.namedSeq());
        one.holder()
                .ifPresent(holder -> document.append(
                        "holder", new Document("did", holder.did()).append("sealingKey", holder.sealingKey())));
        one.named().ifPresent(named -> document.append("named", toDocument(named)));
        return document;
    }

    private static Document toDocument(Recipient.Named named) {
        return new Document("secretVersion", named.secretVersion())
                .append("claimCodeHash", named.claimCodeHash())
                .append("sealed", named.sealed())
                .append("time", Date.from(named.time()));
    }

    private static Recipient.Named toNamed(Document named) {
        return new Recipient.Named(
                named.getInteger("secretVersion"),
                named.getString("claimCodeHash"),
                named.getString("sealed"),
                named.getDate("time").toInstant());
    }

    private static List<WaitingId> ids(Document stored, String field) {
        return stored.getList(field, String.class).stream().map(WaitingId::new).toList();
    }
}
