package org.lerexchange.wallet.holdings;

import org.lerexchange.events.CredentialIssued;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears of credentials for holders, has them kept, and says what follows. */
class CredentialListener implements Hears<CredentialIssued> {

    private final KeepCredential keepCredential;
    private final Arrivals arrivals;

    CredentialListener(KeepCredential keepCredential, Arrivals arrivals) {
        this.keepCredential = keepCredential;
        this.arrivals = arrivals;
    }

    @Override
    public Mono<Said> on(Heard<CredentialIssued> heard) {
        return Mono.fromCallable(() -> HoldingMapping.toIssued(heard))
                .flatMap(issued -> keepCredential
                        .keep(issued)
                        .flatMap(outcome -> arrivals.arrived(outcome.holder(), issued.credential())
                                .map(follows -> said(outcome).and(follows))));
    }

    private static Said said(KeepCredential.Outcome outcome) {
        return switch (outcome) {
            case KeepCredential.Outcome.Kept kept -> Said.applied();
            case KeepCredential.Outcome.AlreadyHeld held -> Said.duplicate();
        };
    }
}
