package org.lerexchange.matching.profiles;

import org.lerexchange.events.PresentationVerified;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears what could be proved of a part, and finds the skills in it. */
final class VerdictListener implements Hears<PresentationVerified> {
    private final Profiles profiles;
    private final FindSkills findSkills;

    VerdictListener(Profiles profiles, FindSkills findSkills) {
        this.profiles = profiles;
        this.findSkills = findSkills;
    }

    @Override
    public Mono<Said> on(Heard<PresentationVerified> event) {
        return Mono.defer(() -> {
            ProfileId id = HeardMapping.toProfileId(event.key(), event.value().getProfileId());
            PartKey part = HeardMapping.toPart(event);
            Last<ProvedClaim> heard = HeardMapping.toClaim(event);
            Last<ProvedClaim> found =
                    heard.value().map(findSkills::in).map(heard::with).orElse(heard);
            return profiles.hear(id, profile -> profile.part(part, found)).map(step -> ProfileMapping.toSaid(id, step));
        });
    }
}
