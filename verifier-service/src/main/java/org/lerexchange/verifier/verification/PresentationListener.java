package org.lerexchange.verifier.verification;

import org.lerexchange.events.PresentationShared;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.verifier.verification.AdmitPresentation.Admitted;
import reactor.core.publisher.Mono;

/** Hears what learners present. Whatever is in it, the answer is a verdict: only the event itself can break its contract. */
class PresentationListener implements Hears<PresentationShared> {

    private final AdmitPresentation admitPresentation;

    PresentationListener(AdmitPresentation admitPresentation) {
        this.admitPresentation = admitPresentation;
    }

    @Override
    public Mono<Said> on(Heard<PresentationShared> heard) {
        return Mono.fromCallable(() -> VerificationMapping.toArrival(heard))
                .flatMap(admitPresentation::admit)
                .map(PresentationListener::said);
    }

    private static Said said(Admitted admitted) {
        return switch (admitted.place()) {
            case NEW -> Said.applied(VerificationMapping.toEvents(admitted.part()));
            case REPEATED -> Said.duplicate(VerificationMapping.toEvents(admitted.part()));
            case OVERTAKEN -> Said.replaced();
            case AFTER_THE_END -> new Said(Said.Effect.ERASED, VerificationMapping.toEvents(admitted.part()));
        };
    }
}
