package org.lerexchange.local.region;

import java.util.Set;

/**
 * The one fact that the story follows hop by hop.
 *
 * @param skills what the job must have; the learner shows them by the achievement alone
 */
public record Told(Learner learner, Achievement achievement, Job job, Set<String> skills) {

    public Told {
        skills = Set.copyOf(skills);
    }

    /** Whether the learner may be dealt the achievement without spoiling the story. */
    boolean leavesOpen(Learner dealt, Achievement achievement) {
        return !dealt.person().equals(learner.person())
                || achievement.skills().stream().noneMatch(skills::contains);
    }
}
