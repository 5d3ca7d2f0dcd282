package org.lerexchange.matching.feeds;

import java.time.Instant;
import java.util.Optional;

/**
 * One need of the job and the evidence behind it, as an employer may see it before the learner agrees: the issuer's name
 * and the month only where enough profiles share them, else its kind and the year.
 *
 * @param skillId the canonical skill, or {@code occupation:} and the code
 * @param points what it adds to the score
 */
public record ShownReason(
        String skillId, String label, boolean mustHave, int points, Outcome outcome, Optional<Evidence> evidence) {

    /** What the evidence comes to. */
    public enum Outcome {
        PROVED,
        NEAR,
        MISSING,
        COULD_NOT_BE_CHECKED
    }

    /**
     * The best evidence.
     *
     * @param claim the achievement's name
     * @param when a month or a year
     * @param verdict PASSED or INCONCLUSIVE
     * @param asOf when that was last known to hold
     */
    public record Evidence(
            String claim,
            String achievementType,
            Optional<String> issuerName,
            String issuerKind,
            Optional<String> when,
            String verdict,
            Instant asOf) {}
}
