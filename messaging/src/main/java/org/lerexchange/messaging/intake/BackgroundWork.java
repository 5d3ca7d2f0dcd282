package org.lerexchange.messaging.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.lerexchange.messaging.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Runs a service's background work while the service runs. */
final class BackgroundWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Before the web server opens its doors, which Spring Boot does 2,048 below the last phase. */
    private static final int BEFORE_DOORS = DEFAULT_PHASE - 4096;

    private final List<Background> works;
    private final Supplier<CompletableFuture<Void>> caughtUp;
    private final MeterRegistry meters;
    private Disposable.Composite running = Disposables.composite();
    private volatile boolean started;

    BackgroundWork(List<Background> works, Supplier<CompletableFuture<Void>> caughtUp, MeterRegistry meters) {
        this.works = List.copyOf(works);
        this.caughtUp = caughtUp;
        this.meters = meters;
    }

    /** Blocks until what must be done before hearing is done. */
    @Override
    public void start() {
        running = Disposables.composite();
        for (Background work : works) {
            if (work instanceof Background.BeforeHearing) {
                once(work).retryWhen(patiently(work)).block();
            }
        }
        works.stream().flatMap(work -> endless(work).stream()).forEach(work -> running.add(work.subscribe()));
        started = true;
    }

    private List<Flux<?>> endless(Background work) {
        return switch (work) {
            case Background.BeforeHearing done -> List.of();
            case Background.Always always ->
                List.of(Mono.fromFuture(caughtUp, true)
                        .thenMany(once(always).retryWhen(patiently(always)).repeat()));
            case Background.Every every ->
                List.of(Flux.interval(every.interval())
                        .onBackpressureDrop()
                        .concatMap(tick -> once(every).onErrorResume(fault -> {
                            noted(every, fault);
                            return Mono.empty();
                        })));
        };
    }

    private static Mono<Void> once(Background work) {
        return Mono.defer(() -> Flux.from(work.work().get()).then());
    }

    private Retry patiently(Background work) {
        return Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                .maxBackoff(LONGEST_WAIT)
                .transientErrors(true)
                .doBeforeRetry(again -> noted(work, again.failure()));
    }

    private void noted(Background work, Throwable fault) {
        LOG.warn("{} failed and is tried again", work.name(), fault);
        Counter.builder("ler.background.faults")
                .description("Background work that failed and is tried again")
                .tag("work", work.name())
                .register(meters)
                .increment();
    }

    @Override
    public void stop() {
        started = false;
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @Override
    public int getPhase() {
        return BEFORE_DOORS;
    }
}
