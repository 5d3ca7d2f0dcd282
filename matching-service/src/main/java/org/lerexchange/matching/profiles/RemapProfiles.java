package org.lerexchange.matching.profiles;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Under a new taxonomy, looks again for what no skill was found for. What was found stays as it was. */
final class RemapProfiles {
    private final Profiles profiles;
    private final FindSkills findSkills;
    private final Scheduler worker;

    RemapProfiles(Profiles profiles, FindSkills findSkills, Scheduler worker) {
        this.profiles = profiles;
        this.findSkills = findSkills;
        this.worker = worker;
    }

    /** How many profiles changed. */
    Mono<Long> all() {
        return profiles.all()
                .publishOn(worker)
                .filter(Profile::hasUnmapped)
                .concatMap(profile -> profiles.remap(profile.id(), findSkills::in))
                .filter(changed -> changed)
                .count();
    }
}
