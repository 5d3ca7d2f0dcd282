package org.lerexchange.wallet.sharing;

import org.lerexchange.events.PresentationVerified;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears what could be proved of a part: whatever was proved or refused, the part has arrived and was checked. */
class VerdictListener implements Hears<PresentationVerified> {

    private final ConfirmPart confirmPart;

    VerdictListener(ConfirmPart confirmPart) {
        this.confirmPart = confirmPart;
    }

    @Override
    public Mono<Said> on(Heard<PresentationVerified> heard) {
        return Mono.fromCallable(() -> SharingMapping.toKey(heard))
                .flatMap(key -> confirmPart.confirm(key, SharingMapping.toVerdict(heard)))
                .map(VerdictListener::said);
    }

    private static Said said(ConfirmPart.Outcome outcome) {
        return switch (outcome) {
            case CONFIRMED -> Said.applied();
            case ALREADY_CONFIRMED, WAITS_ON -> Said.duplicate();
            case ENDED -> Said.replaced();
        };
    }
}
