package org.lerexchange.matching.profiles;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a live consent for matching allows.
 *
 * @param audienceKind by the names of AudienceKind
 * @param audience the tenant it is for, where the kind names one
 * @param categories the achievement types it covers, sorted; empty means all
 * @param parts the parts it covers, sorted; empty means whatever the categories cover
 */
record Terms(
        String audienceKind,
        Optional<String> audience,
        Optional<Instant> until,
        List<String> categories,
        List<String> parts) {

    Terms {
        categories = categories.stream().sorted().distinct().toList();
        parts = parts.stream().sorted().distinct().toList();
    }

    boolean covers(PartKey key, ProvedClaim claim) {
        return (categories.isEmpty() || categories.contains(claim.achievementType()))
                && (parts.isEmpty() || parts.contains(key.part()));
    }
}
