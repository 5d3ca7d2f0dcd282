package org.lerexchange.matching.doors;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells the streams of this process at once that an employer has a new item; and, before the server goes away, that they
 * shall end: their readers come again with their last id.
 */
final class Wakes implements SmartLifecycle {
    private final Sinks.Many<String> employers = Sinks.many().multicast().directBestEffort();
    private final Sinks.Empty<Void> over = Sinks.empty();
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private volatile boolean running;

    void wake(String employer) {
        count(employer).incrementAndGet();
        synchronized (employers) {
            employers.tryEmitNext(employer);
        }
    }

    /** To be asked before a reader reads. */
    long seen(String employer) {
        return count(employer).get();
    }

    /** Ends when there was a wake after what was seen; listens before it looks, so that none is missed. */
    Mono<Void> after(String employer, long seen) {
        Flux<String> missed = Flux.defer(() -> count(employer).get() > seen ? Flux.just(employer) : Flux.empty());
        return Flux.merge(employers.asFlux().filter(employer::equals), missed)
                .next()
                .then();
    }

    /** Ends when the streams shall end. */
    Mono<Void> over() {
        return over.asMono();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        over.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private AtomicLong count(String employer) {
        return counts.computeIfAbsent(employer, unknown -> new AtomicLong());
    }
}
