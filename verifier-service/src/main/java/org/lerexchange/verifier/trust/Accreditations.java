package org.lerexchange.verifier.trust;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The decisions that hold. What is decided and the event that says it are one write. */
final class Accreditations {

    static final String COLLECTION = "trust-accreditations";

    private final Documents documents;

    Accreditations(Documents documents) {
        this.documents = documents;
    }

    Mono<Accreditation> find(String did) {
        return documents.find(did).map(AccreditationDocument::toAccreditation);
    }

    /** All of them: issuers of a region, a few thousand at most. */
    Flux<Accreditation> all() {
        return documents.all().map(AccreditationDocument::toAccreditation);
    }

    Mono<TrustDecision> decide(String did, Function<Optional<Accreditation>, TrustDecision> decision) {
        return documents.change(
                did, stored -> written(decision.apply(stored.map(AccreditationDocument::toAccreditation))));
    }

    private static Change<TrustDecision> written(TrustDecision decided) {
        if (decided instanceof TrustDecision.Decided(Accreditation next)) {
            Document document = AccreditationDocument.toDocument(next);
            return Change.writeAndSay(decided, document, List.of(TrustPublisher.toEvent(next)));
        }
        return Change.keep(decided);
    }
}
