package org.lerexchange.wallet.holdings;

import java.util.List;
import java.util.function.Function;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is held, by holder. */
class HeldCredentials {

    private static final String COLLECTION = "holdings-held";

    private final Documents documents;

    HeldCredentials(Database database) {
        this.documents = database.open(COLLECTION, HeldDocument.CREDENTIAL);
    }

    /** Nothing where there is nothing. */
    Mono<Held> of(HolderId holder) {
        return documents.find(holder.value()).map(HeldDocument::read).defaultIfEmpty(new Held(holder, List.of()));
    }

    Flux<Held> all() {
        return documents.all().map(HeldDocument::read);
    }

    /** One guarded write that keeps one more credential, if the decision is to keep it. */
    Mono<KeepCredential.Outcome> keep(HolderId holder, Function<Held, KeepCredential.Outcome> decide) {
        return documents.change(holder.value(), document -> {
            Held held = document.map(HeldDocument::read).orElseGet(() -> new Held(holder, List.of()));
            KeepCredential.Outcome outcome = decide.apply(held);
            return outcome instanceof KeepCredential.Outcome.Kept(var owner, var item) && owner.equals(holder)
                    ? Change.write(outcome, HeldDocument.of(held.with(item)))
                    : Change.keep(outcome);
        });
    }
}
