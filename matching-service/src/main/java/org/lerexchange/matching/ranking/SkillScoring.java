package org.lerexchange.matching.ranking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lerexchange.matching.taxonomy.SkillId;

/** What a candidate's claims are worth for one skill. Whole numbers throughout; what is divided is cut off. */
record SkillScoring(List<Claim> claims, Weights weights, Standings standings) {
    private static final Comparator<Explanation.Evidence> BEST_FIRST = Comparator.comparingInt(
                    Explanation.Evidence::quality)
            .reversed()
            .thenComparing(evidence -> evidence.proof().claim())
            .thenComparing(Explanation.Evidence::held);

    Explanation.SkillReason reason(JobNeeds.SkillNeed need) {
        List<Explanation.Evidence> evidence = new ArrayList<>();
        for (Claim claim : claims) {
            for (Map.Entry<SkillId, Integer> shown : claim.skills().entrySet()) {
                int nearness = need.nearnessOf(shown.getKey());
                if (nearness > 0) {
                    int quality = quality(claim, weights.level(need.level(), shown.getValue()), nearness);
                    evidence.add(new Explanation.Evidence(shown.getKey(), nearness, quality, standings.proof(claim)));
                }
            }
        }
        evidence.sort(BEST_FIRST);
        return new Explanation.SkillReason(need, together(evidence), evidence);
    }

    /** Strength, level, recency and nearness, each in hundredths, to one part in 10,000. */
    private int quality(Claim claim, int level, int nearness) {
        return switch (standings.of(claim)) {
            case STANDS, SELF_ASSERTED -> {
                long product = (long) weights.strength(claim.source().kind()) * level * recency(claim) * nearness;
                yield (int) (product / Score.FULL);
            }
            case COULD_NOT_BE_CHECKED, EXPIRED, MASKED, FAILED, NOT_YET_VALID -> 0;
        };
    }

    private int recency(Claim claim) {
        LocalDate last = claim.employment()
                .map(work -> work.until().map(end -> end.atDay(1)).orElse(standings.today()))
                .orElse(claim.issued());
        return weights.recency(ChronoUnit.MONTHS.between(last, standings.today()));
    }

    /** The best evidence, and a share of the best of each further issuer. More evidence never makes it less. */
    private int together(List<Explanation.Evidence> bestFirst) {
        Map<Claim.IssuerId, Integer> bestByIssuer = new TreeMap<>();
        bestFirst.forEach(
                evidence -> bestByIssuer.merge(evidence.proof().source().issuer(), evidence.quality(), Math::max));
        List<Integer> best = bestByIssuer.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(1L + weights.sources().mostFurther())
                .toList();
        if (best.isEmpty()) {
            return 0;
        }
        long further = best.stream().skip(1).mapToLong(Integer::longValue).sum();
        return (int) Math.min(
                Score.FULL, best.getFirst() + further * weights.sources().furtherShare() / 100);
    }
}
