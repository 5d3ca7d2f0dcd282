package org.lerexchange.matching.ranking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that ranking may know of a candidate: claims, and the wishes the hard filters ask. Two with the same content in
 * another order are equal.
 *
 * @param claims each claim once
 * @param wishes where, how and for what pay the candidate would work
 */
public record CandidateEvidence(List<Claim> claims, Wishes wishes) {
    /** Claims of one candidate; a lifelong record has some hundreds. */
    public static final int MOST_CLAIMS = 2_000;

    public CandidateEvidence {
        claims = claims.stream().sorted(Comparator.comparing(Claim::id)).toList();
        Whole.between(0, MOST_CLAIMS, claims.size(), "number of claims");
        Whole.between(
                claims.size(),
                claims.size(),
                (int) claims.stream().map(Claim::id).distinct().count(),
                "number of different claims");
    }

    /** What the candidate asks for; an empty part is one not stated, which filters nothing. */
    public record Wishes(Set<JobNeeds.Area> areas, Set<JobNeeds.Mode> modes, Optional<JobNeeds.Pay> leastPay) {
        public Wishes {
            areas = Set.copyOf(areas);
            modes = Set.copyOf(modes);
        }
    }
}
