package org.lerexchange.wallet.holdings;

import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears how credentials stand. Nothing is presented anew for it: the verifier hears the same. */
class StandingListener implements Hears<CredentialStatusChanged> {

    private final NoteStanding noteStanding;

    StandingListener(NoteStanding noteStanding) {
        this.noteStanding = noteStanding;
    }

    @Override
    public Mono<Said> on(Heard<CredentialStatusChanged> heard) {
        return Mono.fromCallable(() -> HoldingMapping.toNews(heard))
                .flatMap(noteStanding::note)
                .map(StandingListener::said);
    }

    private static Said said(NoteStanding.Outcome outcome) {
        return switch (outcome) {
            case NOTED -> Said.applied();
            case KNOWN -> Said.duplicate();
            case OVERTAKEN -> Said.replaced();
        };
    }
}
