package org.lerexchange.matching.ranking;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * Why a match is one, or is not. Whoever shows it decides how much of the chain the reader may see yet.
 *
 * @param skills for each skill the job names, the evidence behind it
 * @param experience for each occupation the job names, the months shown
 * @param mustHaves for each must-have, whether it is met and by what
 * @param changes what is missing and what would change it
 * @param undecided the filters that could not be applied because one side does not say
 */
public record Explanation(
        List<SkillReason> skills,
        List<ExperienceReason> experience,
        List<MustHaveReason> mustHaves,
        List<Change> changes,
        Set<MatchOutcome.Filter> undecided) {
    public Explanation {
        skills = List.copyOf(skills);
        experience = List.copyOf(experience);
        mustHaves = List.copyOf(mustHaves);
        changes = List.copyOf(changes);
        undecided = Collections.unmodifiableSortedSet(new TreeSet<>(undecided));
    }

    /** One skill: what it is worth, of 10,000, and the chain of evidence, the best first; empty is "nothing shown". */
    public record SkillReason(JobNeeds.SkillNeed need, int quality, List<Evidence> evidence) {
        public SkillReason {
            evidence = List.copyOf(evidence);
        }
    }

    /** One occupation: months shown by employment evidence that stands, overlapping months once. */
    public record ExperienceReason(JobNeeds.ExperienceNeed need, int monthsShown, List<Claim.Id> claims) {
        public ExperienceReason {
            claims = List.copyOf(claims);
        }
    }

    /** One must-have: its state, and every claim that bears on it, standing or not. */
    public record MustHaveReason(Wanted wanted, State state, List<Proof> proofs) {
        public MustHaveReason {
            proofs = List.copyOf(proofs);
        }
    }

    /** Whether a must-have is met; "could not be checked now" is neither yes nor no. */
    public enum State {
        MET,
        COULD_NOT_BE_CHECKED,
        UNMET
    }

    /** Claim, credential type and issuer, verdict, whether it stands, date. */
    public record Proof(
            Claim.Id claim, Claim.Source source, Claim.Verdict verdict, Standing standing, LocalDate issued) {}

    /** A proof behind a skill: the skill it shows, how near that is to the one needed, and what it is worth. */
    public record Evidence(SkillId held, int nearness, int quality, Proof proof) {}

    /** Whether a claim counts, and if not, why. */
    public enum Standing {
        STANDS,
        COULD_NOT_BE_CHECKED,
        EXPIRED,
        MASKED,
        FAILED,
        NOT_YET_VALID,
        SELF_ASSERTED
    }

    /** Something missing, and the step that would mend it. */
    public record Change(Wanted missing, Step step) {}

    /** What would change the answer, the nearest step first. */
    public enum Step {
        /** A check could not be made; made again it may pass. */
        CHECK_AGAIN,
        /** It is past its date; renew it. */
        RENEW,
        /** It is revoked, suspended or disputed; its issuer can lift that. */
        ASK_ISSUER_TO_LIFT,
        /** It did not verify; present a valid one. */
        PRESENT_VALID_ONE,
        /** It is valid from a later day. */
        WAIT,
        /** The candidate says so; have it shown by a credential. */
        HAVE_IT_SHOWN,
        /** Nothing shows it; earn it. */
        EARN
    }
}
