package org.lerexchange.issuer.institutions;

import java.util.Date;
import org.bson.Document;
import org.lerexchange.credentials.keys.VerifyingKey;

/** An institution as it is stored; {@code _id} is the tenant. */
final class InstitutionDocument {

    private InstitutionDocument() {}

    static Document toDocument(Institution one) {
        return new Document(Institutions.DID, one.did().value())
                .append("name", one.profile().name())
                .append("kind", one.profile().kind().name())
                .append("key", one.key().multibase())
                .append("seq", one.seq())
                .append("since", Date.from(one.since()));
    }

    static Institution toInstitution(Document stored) {
        return new Institution(
                new TenantId(stored.getString("_id")),
                new IssuerDid(stored.getString(Institutions.DID)),
                new Institution.Profile(stored.getString("name"), Institution.Kind.valueOf(stored.getString("kind"))),
                VerifyingKey.parse(stored.getString("key")).orElseThrow(),
                stored.getLong("seq"),
                stored.getDate("since").toInstant());
    }
}
