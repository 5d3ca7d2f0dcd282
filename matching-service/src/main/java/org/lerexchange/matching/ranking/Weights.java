package org.lerexchange.matching.ranking;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The weights of the score, all of them, under one version. They are shown to whoever is shown a score.
 *
 * @param version changes whenever a number does
 * @param requiredFactor by which a required need's weight is multiplied
 * @param preferredFactor by which a preferred need's weight is multiplied
 * @param strengths what each kind of evidence is worth, 0 to 100
 * @param levels what a level below the one needed is worth
 * @param recency what age takes off
 * @param sources what further sources add
 */
public record Weights(
        String version,
        int requiredFactor,
        int preferredFactor,
        Map<Claim.Kind, Integer> strengths,
        Levels levels,
        Recency recency,
        Sources sources) {
    public Weights {
        Whole.between(1, 1_000, requiredFactor, "factor");
        Whole.between(1, 1_000, preferredFactor, "factor");
        strengths = Collections.unmodifiableMap(new EnumMap<>(strengths));
        Whole.between(Claim.Kind.values().length, Claim.Kind.values().length, strengths.size(), "number of strengths");
        strengths.values().forEach(strength -> Whole.between(0, 100, strength, "strength"));
    }

    /** In hundredths: a level not stated; what each missing level takes off; what is left at least. */
    public record Levels(int notStated, int offPerLevel, int least) {
        public Levels {
            Whole.between(0, 100, notStated, "share");
            Whole.between(0, 100, offPerLevel, "share");
            Whole.between(0, 100, least, "share");
        }
    }

    /** Months that take nothing off; months that then take off one hundredth each time; hundredths left at least. */
    public record Recency(int freshMonths, int monthsPerHundredth, int least) {
        public Recency {
            Whole.between(0, 1_200, freshMonths, "number of months");
            Whole.between(1, 1_200, monthsPerHundredth, "number of months");
            Whole.between(0, 100, least, "share");
        }
    }

    /** What each further issuer's best evidence adds, in hundredths of its own worth, and how many are counted. */
    public record Sources(int furtherShare, int mostFurther) {
        public Sources {
            Whole.between(0, 100, furtherShare, "share");
            Whole.between(0, 100, mostFurther, "number of sources");
        }
    }

    /** The first published weights. */
    public static Weights first() {
        Map<Claim.Kind, Integer> strengths = Map.of(
                Claim.Kind.LICENCE, 100,
                Claim.Kind.ASSESSMENT, 100,
                Claim.Kind.DEGREE, 90,
                Claim.Kind.CERTIFICATE, 90,
                Claim.Kind.EMPLOYMENT, 85,
                Claim.Kind.BADGE, 70,
                Claim.Kind.SELF_ASSERTED, 20);
        return new Weights(
                "weights-1", 3, 1, strengths, new Levels(80, 20, 20), new Recency(24, 2, 50), new Sources(8, 3));
    }

    int factor(JobNeeds.Importance importance) {
        return switch (importance) {
            case REQUIRED -> requiredFactor;
            case PREFERRED -> preferredFactor;
        };
    }

    int strength(Claim.Kind kind) {
        return strengths.getOrDefault(kind, 0);
    }

    int level(int needed, int held) {
        if (needed == 0 || held >= needed) {
            return 100;
        }
        return held == 0 ? levels.notStated : Math.max(levels.least, 100 - levels.offPerLevel * (needed - held));
    }

    int recency(long months) {
        long off = Math.max(0, months - recency.freshMonths) / recency.monthsPerHundredth;
        return (int) Math.max(recency.least, 100 - off);
    }
}
