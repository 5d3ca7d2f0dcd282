package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Background;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class BackgroundWorkTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final AtomicInteger runs = new AtomicInteger();
    private BackgroundWork running = new BackgroundWork(List.of(), () -> caughtUp, meters);

    @AfterEach
    void stops() {
        running.stop();
    }

    private void start(Background... works) {
        running = new BackgroundWork(List.of(works), () -> caughtUp, meters);
        running.start();
    }

    private Publisher<?> failsTwice() {
        return Mono.fromRunnable(() -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });
    }

    @Test
    void whatMustBeDoneBeforeHearingIsTriedUntilItIsDone() {
        start(new Background.BeforeHearing("test.view", this::failsTwice));
        assertThat(runs).hasValue(3);
        assertThat(meters.get("ler.background.faults")
                        .tag("work", "test.view")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void whatRunsAlwaysBeginsWhenTheViewsHaveCaughtUpAndAgainWhenItFails() {
        start(new Background.Always("test.loop", () -> Mono.from(failsTwice()).then(Mono.never())));
        assertThat(runs).hasValue(0);
        caughtUp.complete(null);
        Awaitility.await().until(() -> runs.get() == 3);
    }

    @Test
    void whatRunsAtIntervalsGoesOnAfterAFault() {
        start(new Background.Every("test.sweep", Duration.ofMillis(5), this::failsTwice));
        Awaitility.await().until(() -> runs.get() >= 4);
    }

    @Test
    void afterTheStopNothingRuns() {
        AtomicBoolean cancelled = new AtomicBoolean();
        caughtUp.complete(null);
        start(new Background.Always("test.loop", () -> Mono.never().doOnCancel(() -> cancelled.set(true))));
        running.stop();
        assertThat(cancelled).isTrue();
        assertThat(running.isRunning()).isFalse();
    }
}
