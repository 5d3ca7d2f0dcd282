package org.lerexchange.messaging.replay;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.Rebuildable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs on a thread of its own, which ends with the service. */
final class BackgroundReplays implements Replays, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundReplays.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final List<Rebuildable> models;
    private final Rebuilding.Tools tools;
    private final Clock clock;
    private Replay latest = Replay.none();
    private @Nullable Thread thread;

    BackgroundReplays(List<Rebuildable> models, Rebuilding.Tools tools, Clock clock) {
        this.models = List.copyOf(models);
        this.tools = tools;
        this.clock = clock;
        if (models.stream().map(Rebuildable::name).distinct().count() < models.size()) {
            throw new IllegalArgumentException("expected models with names of their own, but came " + models());
        }
    }

    @Override
    public List<String> models() {
        return models.stream().map(Rebuildable::name).toList();
    }

    @Override
    public synchronized boolean start() {
        if (latest.state() == Replay.State.RUNNING) {
            return false;
        }
        latest = new Replay(
                Replay.State.RUNNING,
                Optional.of(clock.instant()),
                models.stream()
                        .map(model -> ReplayedModel.waiting(model.name()))
                        .toList());
        thread = Thread.ofPlatform().daemon().name("ler-replay").start(this::run);
        return true;
    }

    private void run() {
        try {
            for (int place = 0; place < models.size() && !Thread.currentThread().isInterrupted(); place++) {
                rebuild(place);
            }
        } finally {
            update(Replay::done);
        }
    }

    /** One after the other, so that there is one model beside the live ones at any time. */
    private void rebuild(int place) {
        Rebuildable model = models.get(place);
        try {
            Rebuilding rebuilding = new Rebuilding(model, tools, told -> update(replay -> replay.with(place, told)));
            finish(rebuilding);
        } catch (RuntimeException fault) {
            LOG.warn("{} could not be begun", model.name(), fault);
            update(replay -> replay.with(
                    place,
                    ReplayedModel.waiting(model.name())
                            .failed("could not be begun: " + fault.getClass().getSimpleName(), Duration.ZERO)));
        }
    }

    private static void finish(Rebuilding rebuilding) {
        try {
            rebuilding.run();
        } catch (InterruptedException stopped) {
            rebuilding.failed(stopped);
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            rebuilding.failed(fault);
        }
    }

    @Override
    public synchronized Replay latest() {
        return latest;
    }

    private synchronized void update(UnaryOperator<Replay> step) {
        latest = step.apply(latest);
    }

    private synchronized @Nullable Thread running() {
        return thread;
    }

    @Override
    public void close() {
        Thread running = running();
        if (running != null) {
            running.interrupt();
            try {
                var _ = running.join(CLOSING);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
