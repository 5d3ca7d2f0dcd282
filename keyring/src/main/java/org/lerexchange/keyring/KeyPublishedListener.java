package org.lerexchange.keyring;

import org.lerexchange.events.KeyPublished;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears which keys a service published. */
final class KeyPublishedListener implements Hears<KeyPublished> {

    private final PublishedKeys published;

    KeyPublishedListener(PublishedKeys published) {
        this.published = published;
    }

    @Override
    public Mono<Said> on(Heard<KeyPublished> event) {
        return Mono.fromSupplier(() -> {
            try {
                boolean news = published.hear(event.key(), event.seq(), KeyMapping.toPublished(event.value()));
                return news ? Said.applied() : Said.replaced();
            } catch (IllegalArgumentException noKey) {
                throw new BrokenContract("key.unreadable", "expected public P-256 JWKs of " + event.key());
            }
        });
    }
}
