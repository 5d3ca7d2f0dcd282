package org.lerexchange.messaging.relay;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lerexchange.messaging.documents.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The documents whose events are to be said: each at most once at a time, a bounded number side by side. */
final class Saying {

    /** Why a document is looked at. */
    enum Cause {
        WRITTEN,
        LANE_TAKEN,
        SWEPT
    }

    /** Documents remembered at once; what is beyond stays in the store, and a sweep finds it. */
    private static final int REMEMBERED = 100_000;

    private static final Logger log = LoggerFactory.getLogger(Saying.class);

    /** A remembered document; its fields change only inside {@code works.compute}, and {@code left} in its one run. */
    private static final class Work {
        final Outbox.Key key;

        /** What the write left, where it can be said at once: it need not be read first. Used once. */
        Optional<Outbox.Waiting> left = Optional.empty();

        boolean missed;
        boolean running;
        boolean again;
        int failures;

        Work(Outbox.Key key, Cause cause) {
            this.key = key;
            this.missed = cause == Cause.SWEPT;
        }
    }

    private final Outbox outbox;
    private final Speaker speaker;
    private final Lanes lanes;
    private final Surroundings around;
    private final Scheduler scheduler;
    private final RelayMeters meters;
    private final Map<Outbox.Key, Work> works = new ConcurrentHashMap<>();
    private final Queue<Work> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore slots;
    private final Disposable.Composite running = Disposables.composite();

    Saying(Outbox outbox, Speaker speaker, Lanes lanes, Surroundings around, Scheduler scheduler, RelayMeters meters) {
        this.outbox = outbox;
        this.speaker = speaker;
        this.lanes = lanes;
        this.around = around;
        this.scheduler = scheduler;
        this.meters = meters;
        this.slots = new Semaphore(around.pace().documentsAtOnce());
    }

    int waiting() {
        return works.size();
    }

    /** What {@link #stop} would have to end. */
    int underWay() {
        return running.size();
    }

    /** A write of this process left something to say; it is kept in mind only where it can begin at once. */
    void written(Outbox.Waiting left) {
        look(left.key(), Cause.WRITTEN, slots.availablePermits() > 0 ? Optional.of(left) : Optional.empty());
    }

    void look(Outbox.Key key, Cause cause) {
        look(key, cause, Optional.empty());
    }

    private void look(Outbox.Key key, Cause cause, Optional<Outbox.Waiting> left) {
        if (!lanes.own(key.id()) || works.size() >= REMEMBERED) {
            return;
        }
        works.compute(key, (same, work) -> {
            if (work == null) {
                Work fresh = new Work(key, cause);
                fresh.left = left;
                queue.add(fresh);
                return fresh;
            }
            work.missed &= cause != Cause.WRITTEN;
            work.again |= work.running && cause == Cause.WRITTEN;
            return work;
        });
        drain();
    }

    private void drain() {
        while (!running.isDisposed() && !queue.isEmpty() && slots.tryAcquire()) {
            Work work = queue.poll();
            if (work == null) {
                slots.release();
            } else {
                begin(work);
            }
        }
    }

    private void begin(Work work) {
        works.compute(work.key, (key, same) -> {
            work.running = true;
            return work;
        });
        Disposable.Swap said = Disposables.swap();
        running.add(said);
        said.update(say(work)
                .subscribeOn(scheduler)
                .doFinally(end -> running.remove(said))
                .subscribe(nothing -> {}, error -> failed(work, error), () -> done(work)));
    }

    private Mono<Void> say(Work work) {
        return Mono.defer(() -> lanes.own(work.key.id()) ? left(work) : Mono.empty())
                .flatMap(waiting -> {
                    around.failPoints().reached(FailPoint.AFTER_WRITE_BEFORE_SAID);
                    return speaker.say(waiting.events()).then(Mono.defer(() -> pulled(work, waiting)));
                });
    }

    private Mono<Outbox.Waiting> left(Work work) {
        Optional<Outbox.Waiting> left = work.left;
        work.left = Optional.empty();
        return left.map(Mono::just).orElseGet(() -> outbox.read(work.key));
    }

    private Mono<Void> pulled(Work work, Outbox.Waiting said) {
        around.failPoints().reached(FailPoint.AFTER_SAID_BEFORE_PULL);
        meters.said(said.events().size());
        if (work.missed) {
            meters.missed();
        }
        return outbox.pull(said);
    }

    private void done(Work work) {
        works.compute(work.key, (key, same) -> {
            work.running = false;
            work.failures = 0;
            if (!work.again) {
                return null;
            }
            work.again = false;
            queue.add(work);
            return work;
        });
        slots.release();
        drain();
    }

    private void failed(Work work, Throwable error) {
        meters.failed();
        works.compute(work.key, (key, same) -> {
            work.running = false;
            work.failures++;
            return work;
        });
        log.warn(
                "a document's events in {} wait, tries so far: {}, because of {}",
                work.key.collection(),
                work.failures,
                error.toString());
        slots.release();
        later(work);
        drain();
    }

    private void later(Work work) {
        long millis = around.pace().backOff(work.failures).toMillis();
        Disposable.Swap waiting = Disposables.swap();
        running.add(waiting);
        waiting.update(scheduler.schedule(() -> tryAgain(work, waiting), millis, TimeUnit.MILLISECONDS));
    }

    private void tryAgain(Work work, Disposable waited) {
        running.remove(waited);
        queue.add(work);
        drain();
    }

    /** Nothing more is begun; what was said and not pulled is said again at the next start. */
    void stop() {
        running.dispose();
    }
}
