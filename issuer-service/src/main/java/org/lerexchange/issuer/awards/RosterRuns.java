package org.lerexchange.issuer.awards;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lerexchange.issuer.institutions.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Answers the rows of rosters: of each when it has come, and by a sweep those that were left unfinished by a crash or a
 * passing fault.
 */
final class RosterRuns {

    private static final Logger LOG = LoggerFactory.getLogger(RosterRuns.class);

    /** Between two sweeps: how long a roster rests after a fault. */
    private static final Duration SWEEP = Duration.ofMinutes(1);

    /** Rosters worked on at once: each has eight rows in the store's hands. */
    private static final int SIDE_BY_SIDE = 2;

    private final Roster roster;
    private final Sinks.Many<Roster.Unfinished> come = Sinks.many().multicast().directBestEffort();
    private final Set<Roster.Unfinished> inHand = ConcurrentHashMap.newKeySet();

    RosterRuns(Roster roster) {
        this.roster = roster;
    }

    /** Answers the rest of its rows soon. What nobody listens to now, the next sweep finds. */
    synchronized void goOn(TenantId tenant, RosterId id) {
        Sinks.EmitResult result = come.tryEmitNext(new Roster.Unfinished(tenant, id));
        if (result.isFailure()) {
            LOG.debug("roster {} of {} waits for the sweep: {}", id.value(), tenant, result);
        }
    }

    /** Never ends by itself. */
    Flux<RosterOutcome.Progress> all() {
        Flux<Roster.Unfinished> left =
                Flux.interval(Duration.ZERO, SWEEP).onBackpressureDrop().concatMap(sweep -> roster.unfinished());
        return Flux.merge(come.asFlux().onBackpressureBuffer(), left).flatMap(this::once, SIDE_BY_SIDE);
    }

    private Mono<RosterOutcome.Progress> once(Roster.Unfinished one) {
        if (!inHand.add(one)) {
            return Mono.empty();
        }
        return Mono.defer(() -> roster.resume(one.tenant(), one.roster()))
                .subscribeOn(Schedulers.boundedElastic())
                .doOnError(fault -> LOG.warn(
                        "roster {} of {} rests until the next sweep",
                        one.roster().value(),
                        one.tenant(),
                        fault))
                .onErrorComplete()
                .doFinally(end -> inHand.remove(one));
    }
}
