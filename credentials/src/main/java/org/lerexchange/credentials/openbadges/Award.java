package org.lerexchange.credentials.openbadges;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lerexchange.credentials.status.StatusEntry;

/** Everything an achievement credential says: who attests what to whom, from when to when, and where its status is. */
public record Award(
        String id,
        String issuer,
        String issuerName,
        String subject,
        Achievement achievement,
        Instant validFrom,
        Optional<Instant> validUntil,
        Optional<Tenure> tenure,
        List<StatusEntry> statuses) {

    /** Copies. */
    public Award {
        statuses = List.copyOf(statuses);
    }
}
