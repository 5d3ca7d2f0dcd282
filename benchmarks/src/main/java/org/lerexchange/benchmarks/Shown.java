package org.lerexchange.benchmarks;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.lerexchange.local.outside.FeedItem;

/**
 * What an item of the feed shows of one match.
 *
 * @param claims the achievements by which it proves skills
 */
record Shown(String match, Set<String> claims, Instant at) {

    Shown {
        claims = Set.copyOf(claims);
    }

    static Shown of(FeedItem item) {
        Set<String> claims = item.json()
                .path("reasons")
                .valueStream()
                .map(reason -> reason.path("claim").asString(""))
                .filter(claim -> !claim.isEmpty())
                .collect(Collectors.toSet());
        return new Shown(item.matchId(), claims, item.arrived());
    }
}
