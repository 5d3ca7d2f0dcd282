package org.lerexchange.messaging.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.lerexchange.messaging.documents.Outbox;
import org.lerexchange.messaging.documents.RailDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Says what writes without an offset behind them left pending: each document's events in order, at least once, with the
 * same ids.
 *
 * <p>A write wakes it. It also looks at all documents of a lane that it takes, and at all of its lanes every few seconds;
 * what is found by that alone is counted as a missed wake-up. Errors of the speaker or the store wait and are tried again
 * for as long as it takes; nothing is lost.
 */
public final class Relay implements AutoCloseable {

    /** The collection of the leases, in the service's own database. */
    static final String LANES = "rail-lanes";

    /** Giving the lanes back is a courtesy: the others take them anyway, a little later. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** Threads of one relay: a speaker may block while its broker is unknown. */
    private static final int THREADS = 8;

    /** Tasks that wait for a thread: more than are ever remembered. */
    private static final int TASKS = 200_000;

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private final Outbox outbox;
    private final Pace pace;
    private final Lanes lanes;
    private final RelayMeters meters;
    private final Saying saying;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, TASKS, "relay", 60, true);
    private final Disposable.Composite ticks = Disposables.composite();

    /**
     * @param owner names this process among the service's instances; one that comes back with the same name has its
     *     lanes at once
     */
    public Relay(RailDatabase database, Speaker speaker, String owner, MeterRegistry meters) {
        this(database, speaker, owner, new Surroundings(Pace.usual(), FailPoints.halting(), System::nanoTime, meters));
    }

    public Relay(RailDatabase database, Speaker speaker, String owner, Surroundings around) {
        this.outbox = database.outbox();
        this.pace = around.pace();
        this.meters = new RelayMeters(around.meters());
        this.lanes = new Lanes(database.open(LANES), owner, pace.laneLost(), around.nanoTime());
        this.saying = new Saying(outbox, speaker, lanes, around, scheduler, meters);
        this.meters.watch("ler.relay.waiting", saying::waiting);
        this.meters.watch("ler.relay.lanes.owned", lanes::owned);
    }

    /** Takes what lanes there are and begins; to be called once. */
    public void start() {
        outbox.onWritten(saying::written);
        ticks.add(every(Duration.ZERO, pace.beat(), lanes.beat().flatMap(this::taken)));
        ticks.add(every(pace.sweep(), pace.sweep(), sweep(Saying.Cause.SWEPT)));
    }

    private Disposable every(Duration first, Duration period, Mono<Void> work) {
        return Flux.interval(first, period, scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> work.onErrorResume(this::later), 0)
                .subscribe();
    }

    private Mono<Void> later(Throwable error) {
        meters.failed();
        log.warn("the relay's beat or sweep failed and is tried again: {}", error.toString());
        return Mono.empty();
    }

    private Mono<Void> taken(long count) {
        meters.taken(count);
        return count == 0 ? Mono.empty() : sweep(Saying.Cause.LANE_TAKEN);
    }

    private Mono<Void> sweep(Saying.Cause cause) {
        return outbox.waiting().doOnNext(key -> saying.look(key, cause)).then();
    }

    /** Stops, and gives the lanes back. */
    @Override
    public void close() {
        ticks.dispose();
        saying.stop();
        lanes.release()
                .timeout(FAREWELL)
                .onErrorComplete(error -> {
                    log.info("the lanes were not given back and are free in {}: {}", pace.laneLost(), error.toString());
                    return true;
                })
                .block();
        scheduler.dispose();
    }
}
