package org.lerexchange.wallet.holdings;

import java.util.Collection;
import java.util.Map;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How credentials stand, by credential id; also of those that have not arrived yet. */
class Standings {

    private static final String COLLECTION = "holdings-standings";

    private final Documents documents;

    Standings(Database database) {
        this.documents = database.open(COLLECTION);
    }

    Mono<Map<CredentialId, StandingNews>> of(Collection<CredentialId> credentials) {
        return documents
                .find(credentials.stream().map(CredentialId::value).toList())
                .map(StandingDocument::read)
                .collectMap(StandingNews::credential);
    }

    /** All that was heard. */
    Flux<StandingNews> all() {
        return documents.all().map(StandingDocument::read);
    }

    /** One guarded write of newer news. */
    Mono<NoteStanding.Outcome> note(StandingNews news) {
        return documents.change(news.credential().value(), document -> {
            NoteStanding.Outcome outcome = NoteStanding.decide(document.map(StandingDocument::read), news);
            return outcome == NoteStanding.Outcome.NOTED
                    ? Change.write(outcome, StandingDocument.of(news))
                    : Change.keep(outcome);
        });
    }
}
