package org.lerexchange.matching.profiles;

import org.lerexchange.events.ConsentChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears what a learner allows, and that it was taken back. */
final class ConsentListener implements Hears<ConsentChanged> {
    private final Profiles profiles;

    ConsentListener(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public Mono<Said> on(Heard<ConsentChanged> event) {
        return Mono.defer(() -> {
            ProfileId id = HeardMapping.toProfileId(event.key(), event.value().getProfileId());
            return profiles.hear(
                            id,
                            profile -> profile.consent(HeardMapping.toConsentId(event), HeardMapping.toTerms(event)))
                    .map(step -> ProfileMapping.toSaid(id, step));
        });
    }
}
