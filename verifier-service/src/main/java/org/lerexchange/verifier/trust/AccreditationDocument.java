package org.lerexchange.verifier.trust;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.verifier.checks.Trust;

/** A decision as it is stored; {@code _id} is the issuer's DID. */
final class AccreditationDocument {

    private AccreditationDocument() {}

    static Accreditation toAccreditation(Document stored) {
        Trust trust = new Trust(
                Trust.State.valueOf(stored.getString("state")),
                stored.getList("achievementTypes", String.class),
                stored.getList("compromisedKeys", Document.class).stream()
                        .map(AccreditationDocument::toKey)
                        .toList());
        return new Accreditation(
                stored.getString("_id"),
                stored.getString("agency"),
                trust,
                Optional.ofNullable(stored.getString("reason")),
                stored.getDate("since").toInstant(),
                stored.getDate("decidedAt").toInstant(),
                stored.getLong("seq"));
    }

    static Document toDocument(Accreditation one) {
        List<Document> keys = one.trust().compromisedKeys().stream()
                .map(AccreditationDocument::toDocument)
                .toList();
        Document document = new Document("agency", one.agency())
                .append("state", one.trust().state().name())
                .append("achievementTypes", one.trust().achievementTypes())
                .append("compromisedKeys", keys)
                .append("since", Date.from(one.since()))
                .append("decidedAt", Date.from(one.decidedAt()))
                .append("seq", one.seq());
        one.reason().ifPresent(reason -> document.append("reason", reason));
        return document;
    }

    private static Trust.CompromisedKey toKey(Document stored) {
        return new Trust.CompromisedKey(
                stored.getString("verificationMethod"), stored.getDate("since").toInstant());
    }

    private static Document toDocument(Trust.CompromisedKey key) {
        return new Document("verificationMethod", key.verificationMethod()).append("since", Date.from(key.since()));
    }
}
