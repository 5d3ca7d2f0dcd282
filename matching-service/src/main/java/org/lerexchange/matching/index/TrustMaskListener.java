package org.lerexchange.matching.index;

import org.lerexchange.events.TrustChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears whether the region's agency stands behind an issuer. */
final class TrustMaskListener implements Hears<TrustChanged> {
    private final Mask mask;

    TrustMaskListener(Mask mask) {
        this.mask = mask;
    }

    @Override
    public Mono<Said> on(Heard<TrustChanged> event) {
        return Mono.fromSupplier(() -> MaskMapping.toSaid(
                mask.trust(event.key(), event.seq(), MaskMapping.toTrust(event.key(), event.value()))));
    }
}
