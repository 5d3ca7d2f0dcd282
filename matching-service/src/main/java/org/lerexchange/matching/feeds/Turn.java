package org.lerexchange.matching.feeds;

import java.util.Set;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;

/**
 * What one job's feed looks at next.
 *
 * @param profiles those that are marked
 */
record Turn(JobId job, Set<ProfileId> profiles, Set<Why> why) {
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

    boolean everything() {
        return !why.isEmpty();
    }
}
