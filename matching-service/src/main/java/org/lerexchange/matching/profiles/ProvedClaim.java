package org.lerexchange.matching.profiles;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was proved of one part, with the skills that were found in what it says. What was found is kept: hearing it again
 * under another taxonomy finds nothing anew.
 *
 * @param achievementType Open Badges 3.0 AchievementType
 * @param alignments what the credential says of skills and occupations
 * @param occupation the occupation that one of them names
 */
record ProvedClaim(
        Outcome outcome,
        String achievementName,
        String achievementType,
        Issuer issuer,
        List<Alignment> alignments,
        Optional<String> occupation,
        Activity activity,
        Instant asOf,
        Optional<Instant> notAfter) {

    /** Alignments of one claim; a credential with more is a catalogue. */
    static final int MOST_ALIGNMENTS = 200;

    enum Outcome {
        VERIFIED,
        INCONCLUSIVE
    }

    record Issuer(String did, String name, String kind) {}

    /** What was done, and when. */
    record Activity(
            Optional<String> level,
            Optional<String> role,
            Optional<LocalDate> awardedOn,
            Optional<LocalDate> start,
            Optional<LocalDate> end) {}

    /** The words are those of Open Badges 3.0, class Alignment (B.1.4). */
    record Alignment(
            String targetUrl,
            String targetName,
            Optional<String> targetCode,
            Optional<String> targetFramework,
            Optional<Found> found) {

        private long text() {
            return 200L
                    + targetUrl.length()
                    + targetName.length()
                    + targetCode.orElse("").length()
                    + targetFramework.orElse("").length()
                    + found.map(skill -> skill.label().length() + skill.how().length())
                            .orElse(0);
        }

        /** What a reader of the credential would see. */
        String said() {
            return targetName.isEmpty() ? targetCode.orElse(targetUrl) : targetName;
        }
    }

    /** The canonical skill an alignment led to, and each hop of the way. */
    record Found(String skillId, String label, String how) {}

    ProvedClaim {
        alignments = List.copyOf(alignments);
        if (alignments.size() > MOST_ALIGNMENTS) {
            throw new IllegalArgumentException(
                    "expected at most " + MOST_ALIGNMENTS + " alignments, but " + alignments.size() + " came");
        }
    }

    /** Characters of what an issuer may write at length; with each alignment, about so many more that are stored. */
    long text() {
        long words = Stream.of(
                        achievementName,
                        achievementType,
                        issuer.name(),
                        activity.level().orElse(""),
                        activity.role().orElse(""))
                .mapToLong(String::length)
                .sum();
        return words + alignments.stream().mapToLong(Alignment::text).sum();
    }

    boolean hasUnmapped() {
        return alignments.stream().anyMatch(alignment -> alignment.found().isEmpty());
    }

    ProvedClaim finding(List<Alignment> mapped, Optional<String> code) {
        return new ProvedClaim(
                outcome, achievementName, achievementType, issuer, mapped, code, activity, asOf, notAfter);
    }
}
