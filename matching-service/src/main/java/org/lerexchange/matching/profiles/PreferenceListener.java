package org.lerexchange.matching.profiles;

import org.lerexchange.events.PreferenceChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears what a learner looks for. */
final class PreferenceListener implements Hears<PreferenceChanged> {
    private final Profiles profiles;

    PreferenceListener(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public Mono<Said> on(Heard<PreferenceChanged> event) {
        return Mono.defer(() -> {
            ProfileId id = HeardMapping.toProfileId(event.key(), event.value().getProfileId());
            return profiles.hear(id, profile -> profile.wishes(HeardMapping.toWishes(event)))
                    .map(step -> ProfileMapping.toSaid(id, step));
        });
    }
}
