package org.lerexchange.matching.feeds;

import java.util.Set;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;

/**
 * What one job's feed looks at next.
 *
 * @param profiles those that are marked
 * @param lane where they were
 */
record Turn(JobId job, Set<ProfileId> profiles, Set<Why> why, Marks.Lane lane) {
    Turn {
        profiles = Set.copyOf(profiles);
        why = Set.copyOf(why);
    }

    /** Why it looks at more than the marked profiles. */
    enum Why {
        /** The job was changed: every member and every profile that can enter. */
        JOB_CHANGED,
        /** The same, because a place on a full list became free, or the last turn had no room to say everybody. */
        PLACE_FREE,
        /** The same, at the start: what differs raises the epoch. */
        OPENING
    }

    Turn(JobId job, Set<ProfileId> profiles, Set<Why> why) {
        this(job, profiles, why, Marks.Lane.COMMON);
    }

    /** The same turn about these. */
    Turn about(Set<ProfileId> others) {
        return new Turn(job, others, why, lane);
    }

    /**
     * Whether it only takes back: whoever is fit on other evidence waits for a common turn, as saying their new reasons costs
     * ten times what a withdrawal does. Until then the doors show no reasons that the mask hides.
     */
    boolean takesBack() {
        return lane == Marks.Lane.SHORT && why.isEmpty();
    }

    boolean everything() {
        return !why.isEmpty();
    }
}
