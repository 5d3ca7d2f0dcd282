package org.lerexchange.messaging.relay;

import java.time.Duration;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.messaging.Change;

/** Who has a lane, and the counter by which others see that the owner lives; nobody compares two clocks. */
record Lease(String owner, long beat) {

    private static final String NOBODY = "";

    /** A lease as a challenger saw it first, on the challenger's own monotonic clock. */
    record Seen(Lease lease, long sinceNanos) {

        boolean stoodStill(Lease now, long nanos, Duration laneLost) {
            return lease.equals(now) && nanos - sinceNanos >= laneLost.toNanos();
        }
    }

    /** Who asks, what it saw before, and when it asks. */
    record Claim(String owner, Optional<Seen> seen, long nanos, Duration laneLost) {

        /** Mine beats on; nobody's, and one whose beat stood still, become mine; another's is left alone. */
        Change<Lease> on(Optional<Document> stored) {
            Lease now = stored.map(Lease::of).orElse(new Lease(NOBODY, 0));
            boolean free = now.isOf(owner)
                    || now.isOf(NOBODY)
                    || seen.filter(before -> before.stoodStill(now, nanos, laneLost))
                            .isPresent();
            return free ? new Lease(owner, now.beat + 1).written() : Change.keep(now);
        }
    }

    boolean isOf(String who) {
        return owner.equals(who);
    }

    /** Gives the lane up, if it is this owner's. */
    static Change<Lease> released(String owner, Optional<Document> stored) {
        Lease now = stored.map(Lease::of).orElse(new Lease(NOBODY, 0));
        return now.isOf(owner) ? new Lease(NOBODY, now.beat + 1).written() : Change.keep(now);
    }

    private static Lease of(Document stored) {
        return new Lease(stored.getString("owner"), stored.getLong("beat"));
    }

    private Change<Lease> written() {
        return Change.write(this, new Document("owner", owner).append("beat", beat));
    }
}
