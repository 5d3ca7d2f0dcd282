package org.lerexchange.matching.feeds;

import java.util.List;
import java.util.function.Supplier;
import org.lerexchange.matching.ranking.MatchOutcome;

/** The answer about one profile and one job. */
sealed interface Finding {

    /**
     * On the list, if there is room.
     *
     * @param member made only where there may be room
     * @param reasons written out only where they are said
     */
    record Fit(
            MatchOutcome.Offered offered,
            List<Rest> rests,
            Supplier<Member> member,
            Supplier<List<ShownReason>> reasons)
            implements Finding {
        public Fit {
            rests = List.copyOf(rests);
        }
    }

    /** Not on the list. */
    record Unfit(Why why) implements Finding {}

    /** Why not, as far as job and evidence tell; what has happened to a member's evidence is asked first. */
    enum Why {
        JOB_CLOSED("jobClosed"),
        EVIDENCE_GONE("evidenceGone"),
        BELOW_MUST_HAVE("belowMustHave"),
        WISHES_EXCLUDE("wishesExclude");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
