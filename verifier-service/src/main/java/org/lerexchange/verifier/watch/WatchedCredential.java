package org.lerexchange.verifier.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Standing;

/**
 * What is known of a credential beside its parts.
 *
 * @param firstSeen when which bytes of this id were seen here for the first time, by their digest
 */
record WatchedCredential(Optional<StandingNews> news, Map<String, Instant> firstSeen) {

    static final WatchedCredential UNKNOWN = new WatchedCredential(Optional.empty(), Map.of());

    WatchedCredential {
        firstSeen = Map.copyOf(firstSeen);
    }

    /** Only its own issuer's word counts; an issuer of the region that said nothing stands by what it signed. */
    Standing standing(Facts facts) {
        return news.filter(said -> said.issuer().equals(facts.issuer()))
                .map(StandingNews::standing)
                .orElseGet(Standing::inForce);
    }

    Optional<Instant> firstSeen(Facts facts) {
        return Optional.ofNullable(firstSeen.get(facts.digest()));
    }
}
