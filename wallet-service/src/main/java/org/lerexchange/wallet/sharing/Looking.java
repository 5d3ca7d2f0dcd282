package org.lerexchange.wallet.sharing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lerexchange.wallet.consent.ProfileId;
import org.lerexchange.wallet.holders.HolderId;

/** What is looked for under one profile; without preferences it has ended. */
record Looking(ProfileId profile, HolderId holder, Optional<Preferences> preferences, long seq, Instant changedAt) {

    Looking {
        changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    Looking changed(Optional<Preferences> next, Instant now) {
        return new Looking(profile, holder, next, seq + 1, now);
    }
}
