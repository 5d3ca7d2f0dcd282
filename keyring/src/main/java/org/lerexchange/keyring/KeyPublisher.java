package org.lerexchange.keyring;

import org.lerexchange.events.KeyPublished;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import reactor.core.publisher.Mono;

/** What the key room of a service owns and hears of {@code ler.key.published}. */
final class KeyPublisher {

    private KeyPublisher() {}

    static StateOwner<KeyPublished> owner(String service, Documents documents) {
        return new StateOwner<>(
                Topics.KEY_PUBLISHED,
                room(service),
                key -> key.equals(service)
                        ? documents.find(key).map(stored -> KeyMapping.toEvent(service, stored))
                        : Mono.empty());
    }

    static Subscription<KeyPublished> hears(String service, PublishedKeys published) {
        return Subscription.everything(Topics.KEY_PUBLISHED, room(service), new KeyPublishedListener(published));
    }

    private static String room(String service) {
        return service + ".keys";
    }
}
