package org.lerexchange.matching.jobs;

import java.util.Optional;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * One skill of a job as it stands.
 *
 * @param words of the posting, where some led to it
 */
record ListedSkill(
        SkillId skill,
        String label,
        int weight,
        boolean required,
        boolean mustHave,
        Optional<String> words,
        From from,
        State state) {

    /** How it came to be there. */
    enum From {
        GIVEN,
        FOUND
    }

    /** Whether it counts: all but a dropped one do. */
    enum State {
        FOUND,
        ACCEPTED,
        DROPPED
    }

    static ListedSkill given(Posting.Given given, Optional<String> words, Optional<Job.Decision> decision) {
        return new ListedSkill(
                given.skill(),
                given.label(),
                given.weight(),
                given.required(),
                mustHave(given.mustHave(), decision),
                words,
                From.GIVEN,
                state(decision, State.ACCEPTED));
    }

    /** A found one counts as required, and is no must-have until the employer says so. */
    static ListedSkill found(Findings.Found found, Optional<Job.Decision> decision) {
        return new ListedSkill(
                found.skill(),
                found.label(),
                Posting.USUAL_WEIGHT,
                true,
                mustHave(false, decision),
                Optional.of(found.words()),
                From.FOUND,
                state(decision, State.FOUND));
    }

    boolean counts() {
        return state != State.DROPPED;
    }

    private static boolean mustHave(boolean given, Optional<Job.Decision> decision) {
        return switch (decision.orElse(null)) {
            case DROPPED -> false;
            case MUST_HAVE -> true;
            case ACCEPTED -> given;
            case null -> given;
        };
    }

    private static State state(Optional<Job.Decision> decision, State undecided) {
        return switch (decision.orElse(null)) {
            case DROPPED -> State.DROPPED;
            case ACCEPTED, MUST_HAVE -> State.ACCEPTED;
            case null -> undecided;
        };
    }
}
