package org.lerexchange.wallet.sharing;

import org.lerexchange.events.ConsentChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.wallet.consent.ConsentId;
import reactor.core.publisher.Mono;

/** Hears that a consent changed; what counts is how it stands when it is heard. */
class ConsentListener implements Hears<ConsentChanged> {

    private final ShareHoldings shareHoldings;
    private final StatePreferences statePreferences;

    ConsentListener(ShareHoldings shareHoldings, StatePreferences statePreferences) {
        this.shareHoldings = shareHoldings;
        this.statePreferences = statePreferences;
    }

    @Override
    public Mono<Said> on(Heard<ConsentChanged> heard) {
        return Mono.fromCallable(() -> SharingMapping.toConsentId(heard)).flatMap(this::changed);
    }

    private Mono<Said> changed(ConsentId consent) {
        return shareHoldings
                .changed(consent)
                .map(SharingMapping::toSaid)
                .flatMap(said -> statePreferences
                        .endIfNothingRestsOn(consent)
                        .map(ended -> said.and(SharingMapping.toSaid(ended)))
                        .defaultIfEmpty(said));
    }
}
