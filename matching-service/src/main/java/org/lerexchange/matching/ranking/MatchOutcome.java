package org.lerexchange.matching.ranking;

import java.util.Comparator;
import java.util.List;

/** The answer about one candidate and one job. Only {@link Offered} reaches an employer's list. */
public sealed interface MatchOutcome {
    /**
     * On the list.
     *
     * @param band above all whether every must-have is met
     */
    record Offered(Score score, Band band, Explanation reasons) implements MatchOutcome {
        /** The order of a list under one version of weights: band, then score. Equals stay equal. */
        public static final Comparator<Offered> BEST_FIRST = Comparator.comparing(Offered::band)
                .thenComparing(offered -> offered.score().value(), Comparator.reverseOrder());
    }

    /** Not offered: what is missing of the must-haves, what would change that, and the reasons in full. */
    record NearMiss(List<Wanted> missing, List<Explanation.Change> whatWouldChange, Explanation reasons)
            implements MatchOutcome {
        public NearMiss {
            missing = List.copyOf(missing);
            whatWouldChange = List.copyOf(whatWouldChange);
        }
    }

    /** Not offered, because job and wishes exclude each other. */
    record FilteredOut(Filter filter) implements MatchOutcome {}

    /** The bands of a list, the upper first. */
    enum Band {
        ALL_MET,
        COULD_NOT_BE_CHECKED
    }

    /** The hard filters, in the order in which they are asked. */
    enum Filter {
        AREA,
        MODE,
        PAY
    }
}
