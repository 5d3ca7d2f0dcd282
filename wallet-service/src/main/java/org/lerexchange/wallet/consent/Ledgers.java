package org.lerexchange.wallet.consent;

import java.util.List;
import java.util.function.Function;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored ledgers, by holder. */
class Ledgers {

    private static final String COLLECTION = "consent-ledgers";

    private final Documents documents;

    Ledgers(Database database) {
        this.documents = database.open(COLLECTION, LedgerDocument.CONSENT_ID);
    }

    /** An empty ledger where there is none. */
    Mono<Ledger> of(HolderId holder) {
        return documents.find(holder.value()).map(LedgerDocument::read).defaultIfEmpty(new Ledger(holder, List.of()));
    }

    /** The ledger that has this consent. */
    Mono<Ledger> holding(ConsentId consent) {
        return documents.findBy(LedgerDocument.CONSENT_ID, consent.value()).map(LedgerDocument::read);
    }

    Flux<Ledger> all() {
        return documents.all().map(LedgerDocument::read);
    }

    /** One guarded write of what is decided; the relay says the news. */
    <A> Mono<A> change(HolderId holder, Function<Ledger, Ledger.Decision<A>> decide) {
        return documents.change(
                holder.value(),
                document -> toChange(decide.apply(
                        document.map(LedgerDocument::read).orElseGet(() -> new Ledger(holder, List.of())))));
    }

    private static <A> Change<A> toChange(Ledger.Decision<A> decision) {
        return decision.next()
                .map(next -> Change.writeAndSay(
                        decision.answer(), LedgerDocument.of(next), ConsentMapping.toEvents(decision.news())))
                .orElseGet(() -> Change.keep(decision.answer()));
    }
}
