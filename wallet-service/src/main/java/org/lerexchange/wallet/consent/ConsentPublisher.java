package org.lerexchange.wallet.consent;

import org.lerexchange.events.ConsentChanged;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.schemas.Topics;
import reactor.core.publisher.Mono;

/** Answers for {@code ler.consent.changed}. */
final class ConsentPublisher {

    private ConsentPublisher() {}

    static StateOwner<ConsentChanged> owner(Ledgers ledgers) {
        return new StateOwner<>(Topics.CONSENT_CHANGED, "wallet.consent", key -> present(ledgers, new ConsentId(key)));
    }

    private static Mono<Event<ConsentChanged>> present(Ledgers ledgers, ConsentId id) {
        return ledgers.holding(id)
                .flatMap(ledger -> Mono.justOrEmpty(ledger.find(id)))
                .map(ConsentMapping::toEvent);
    }
}
