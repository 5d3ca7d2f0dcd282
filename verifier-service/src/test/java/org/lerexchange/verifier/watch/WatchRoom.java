package org.lerexchange.verifier.watch;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.lerexchange.messaging.Database;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Standing;
import org.lerexchange.verifier.trust.TrustRoom;
import reactor.core.publisher.Mono;

/** The room as its configuration puts it together, for tests; outside, status lists answer as the test says. */
public final class WatchRoom {

    public final Consents consents;
    public final WatchedCredentials credentials;
    public final IssuerIndex issuers;
    public final Worlds worlds;

    public WatchRoom(Database database, TrustRoom trust, Function<Facts, Mono<Standing>> outside, Clock clock) {
        consents = new Consents(database);
        credentials = new WatchedCredentials(database);
        issuers = new IssuerIndex(database);
        Region region = new Region(
                trust.trusts::of,
                did -> trust.issuers
                        .find(did)
                        .map(one -> new Seen.Issuer(one.name(), one.kind().wireName(), true)),
                outside);
        worlds = new Worlds(credentials, consents, region, clock);
    }

    /** The parts that rest on a credential. */
    public List<PartKey> restingOn(String credential) {
        return credentials
                .parts(List.of(credential))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
