package org.lerexchange.issuer.awards;

import org.lerexchange.events.AwardAnswered;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears what became of an award. */
public final class AwardAnsweredListener implements Hears<AwardAnswered> {

    private final RecordAward recordAward;

    public AwardAnsweredListener(RecordAward recordAward) {
        this.recordAward = recordAward;
    }

    @Override
    public Mono<Said> on(Heard<AwardAnswered> event) {
        return Mono.defer(() -> recordAward.answered(
                        AwardMapping.toId(event.key(), event.value()),
                        event.seq(),
                        AwardMapping.toAnswer(event.value())))
                .map(answered -> switch (answered) {
                    case APPLIED -> Said.applied();
                    case DUPLICATE -> Said.duplicate();
                    case REPLACED -> Said.replaced();
                    case ERASED -> Said.erased();
                });
    }
}
