package org.lerexchange.issuer.recipients;

import org.lerexchange.events.HolderRegistered;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears that a person has a wallet. */
public final class HolderRegisteredListener implements Hears<HolderRegistered> {

    private final RegisterHolder registerHolder;

    public HolderRegisteredListener(RegisterHolder registerHolder) {
        this.registerHolder = registerHolder;
    }

    @Override
    public Mono<Said> on(Heard<HolderRegistered> event) {
        return Mono.defer(() -> registerHolder.registered(
                RecipientMapping.toRef(event.key(), event.value()),
                event.seq(),
                RecipientMapping.toHolder(event.value())));
    }
}
