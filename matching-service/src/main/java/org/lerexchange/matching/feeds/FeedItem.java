package org.lerexchange.matching.feeds;

import java.util.List;
import java.util.Optional;

/** One item of a feed: its seq, and what changed. */
record FeedItem(long seq, List<Entry> changes) {
    FeedItem {
        changes = List.copyOf(changes);
    }

    /** What happens to a match. */
    enum Act {
        OFFERED,
        RESCORED,
        WITHDRAWN
    }

    /**
     * One match.
     *
     * @param rests what it rests on; of a match withdrawn with its consents, these at the seq of their end
     * @param cause why it was withdrawn
     */
    record Entry(Act act, Member member, List<Rest> rests, List<ShownReason> reasons, Optional<String> cause) {
        Entry {
            rests = List.copyOf(rests);
            reasons = List.copyOf(reasons);
        }
    }
}
