package org.lerexchange.matching.index;

import org.lerexchange.events.ConsentChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears that a consent was given, narrowed or taken back. */
final class ConsentMaskListener implements Hears<ConsentChanged> {
    private final Mask mask;

    ConsentMaskListener(Mask mask) {
        this.mask = mask;
    }

    @Override
    public Mono<Said> on(Heard<ConsentChanged> event) {
        return Mono.fromSupplier(() -> MaskMapping.toSaid(mask.consent(
                MaskMapping.toConsentId(event.key()), event.seq(), MaskMapping.toConsent(event.key(), event.value()))));
    }

    @Override
    public Mono<Said> onGone(String key) {
        return Mono.fromSupplier(() -> {
            mask.consentGone(MaskMapping.toConsentId(key));
            return Said.replaced();
        });
    }
}
