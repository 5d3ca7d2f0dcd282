package org.lerexchange.matching.doors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lerexchange.matching.feeds.MatchId;
import org.lerexchange.matching.jobs.JobId;

/** One item of a feed as it was said: its place in the job's order, and all that changed at once. */
record Item(JobId job, long seq, String employer, String weights, Instant at, List<Entry> changes) {
    Item {
        changes = List.copyOf(changes);
    }

    /** What happened to a match. */
    enum Act {
        OFFERED,
        RESCORED,
        WITHDRAWN
    }

    /**
     * One match.
     *
     * @param consents those it rested on; kept to ask the mask, never written to the wire
     */
    record Entry(
            Act act,
            MatchId match,
            String candidate,
            int score,
            String band,
            Optional<String> cause,
            List<String> consents,
            List<ReasonView> reasons) {
        Entry {
            consents = List.copyOf(consents);
            reasons = List.copyOf(reasons);
        }
    }
}
