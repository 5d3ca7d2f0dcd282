package org.lerexchange.matching.feeds;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.lerexchange.matching.index.Mask;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Hears, within this process, what is marked, and lets feeds take their turns: jobs side by side within a bound. */
final class MarkListener implements SmartLifecycle {

    /** Common turns side by side: enough to hide the store's latency. */
    private static final int SIDE_BY_SIDE = 8;

    /**
     * The same of turns that take back: those that meet share commands, so that a fact that touches hundreds needs few; with
     * more of them whoever came first would wait for the others.
     */
    private static final int TAKING_BACK = 24;

    /** Common turns side by side while something is to be taken back: they go on, but it does not wait for them. */
    private static final int WHILE_TAKING_BACK = 1;

    /** Threads beside those of the turns: what is heard and the clock never wait for a turn. */
    private static final int LISTENING = 4;

    /** What may wait for them. */
    private static final int TASKS = 100_000;

    /** How late an end by time may be noticed. */
    private static final Duration TICK = Duration.ofMillis(250);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(MarkListener.class);

    private final Marks marks;
    private final KeepFeed keep;
    private final Mask mask;
    private final CurrentTaxonomy language;
    private final Clock clock;
    private final Supplier<CompletableFuture<Void>> caughtUp;
    private final Map<Marks.Lane, AtomicInteger> running = new EnumMap<>(Marks.Lane.class);
    private final AtomicInteger calls = new AtomicInteger();
    private final Scheduler listening = Schedulers.newBoundedElastic(LISTENING, TASKS, "ler-feeds");

    /** A turn reckons, and waits for the store without a thread: more threads than cores would only take turns. */
    private final Scheduler turns =
            Schedulers.newParallel("ler-turns", Runtime.getRuntime().availableProcessors());

    private Disposable.Composite heard = Disposables.composite();
    private volatile boolean started;

    MarkListener(
            Marks marks,
            KeepFeed keep,
            Mask mask,
            CurrentTaxonomy language,
            Clock clock,
            Supplier<CompletableFuture<Void>> caughtUp) {
        this.marks = marks;
        this.keep = keep;
        this.mask = mask;
        this.language = language;
        this.clock = clock;
        this.caughtUp = caughtUp;
        for (Marks.Lane lane : Marks.Lane.values()) {
            running.put(lane, new AtomicInteger());
        }
    }

    @Override
    public void start() {
        started = true;
        heard = Disposables.composite(
                // whoever tells the mask does not wait for the marks: a large issuer has many
                mask.changes()
                        .publishOn(listening)
                        .doOnNext(marks::mask)
                        .doOnNext(any -> look())
                        .doOnError(missed -> marks.everything())
                        .retryWhen(pauses("changes of the mask"))
                        .subscribe(),
                language.changes()
                        .publishOn(listening)
                        .doOnNext(any -> marks.everything())
                        .doOnNext(any -> look())
                        .subscribe(),
                Flux.interval(TICK, listening)
                        .onBackpressureDrop()
                        .doOnNext(any -> marks.time(clock.instant()))
                        .doOnNext(any -> look())
                        .subscribe(),
                opening().subscribe());
    }

    /** Nothing is reckoned until every view has caught up; then each feed says what differs. */
    private Mono<Void> opening() {
        return Mono.fromFuture(caughtUp, true)
                .then(Mono.defer(keep::load).retryWhen(pauses("the heads")))
                .publishOn(listening)
                .doOnNext(marks::open)
                .doOnNext(any -> look())
                .then();
    }

    /** Starts whatever turns may start; called whenever something was marked or finished, from any thread. */
    void look() {
        if (calls.getAndIncrement() == 0) {
            do {
                startTurns(Marks.Lane.SHORT);
                startTurns(Marks.Lane.COMMON);
            } while (calls.decrementAndGet() != 0);
        }
    }

    private void startTurns(Marks.Lane lane) {
        AtomicInteger now = running.getOrDefault(lane, new AtomicInteger());
        while (started && now.get() < sideBySide(lane)) {
            var turn = marks.next(lane);
            if (turn.isEmpty()) {
                return;
            }
            now.incrementAndGet();
            var _ = take(turn.get())
                    .doFinally(any -> {
                        now.decrementAndGet();
                        marks.finished(turn.get());
                        look();
                    })
                    .subscribe();
        }
    }

    private int sideBySide(Marks.Lane lane) {
        return switch (lane) {
            case SHORT -> TAKING_BACK;
            case COMMON -> marks.isEmpty(Marks.Lane.SHORT) ? SIDE_BY_SIDE : WHILE_TAKING_BACK;
        };
    }

    private Mono<KeepFeed.Kept> take(Turn turn) {
        return keep.take(turn)
                .subscribeOn(turns)
                .retryWhen(pauses("the feed of job " + turn.job().value()))
                .doOnNext(kept -> marks.left(turn.job(), kept));
    }

    private Retry pauses(String what) {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .doBeforeRetry(fault -> LOG.warn(
                        "{} waits after fault {}: {}",
                        what,
                        fault.totalRetries() + 1,
                        fault.failure().getClass().getName()));
    }

    @Override
    public void stop() {
        started = false;
        heard.dispose();
        listening.dispose();
        turns.dispose();
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
