package org.lerexchange.wallet.holdings;

import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** The stored form of a credential's standing. */
final class StandingDocument {

    private StandingDocument() {}

    static Document of(StandingNews news) {
        Document document = new Document("standing", news.standing().name())
                .append("since", Date.from(news.since()))
                .append("generation", news.generation())
                .append("seq", news.seq());
        news.replacedBy().ifPresent(other -> document.append("replacedBy", other.value()));
        news.reason().ifPresent(reason -> document.append("reason", reason));
        return document;
    }

    static StandingNews read(Document document) {
        return new StandingNews(
                new CredentialId(document.getString("_id")),
                Standing.valueOf(document.getString("standing")),
                Optional.ofNullable(document.getString("replacedBy")).map(CredentialId::new),
                Optional.ofNullable(document.getString("reason")),
                document.getDate("since").toInstant(),
                document.getInteger("generation"),
                document.getLong("seq"));
    }
}
