package org.lerexchange.matching.index;

import org.lerexchange.events.ClaimRetracted;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears that a claim must not count now, or counts again. */
final class RetractionListener implements Hears<ClaimRetracted> {
    private final Mask mask;

    RetractionListener(Mask mask) {
        this.mask = mask;
    }

    @Override
    public Mono<Said> on(Heard<ClaimRetracted> event) {
        return Mono.fromSupplier(() -> MaskMapping.toSaid(mask.retraction(
                MaskMapping.toPart(event.key(), event.value()),
                event.seq(),
                MaskMapping.toRetraction(event.key(), event.value()))));
    }
}
