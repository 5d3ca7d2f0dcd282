package org.lerexchange.local.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lerexchange.local.outside.NotSeen;

/** Does the same for many, some side by side, and says how far it is. */
final class Together {

    /** Requests side by side: more would only queue on two cores. */
    static final int SIDE_BY_SIDE = 16;

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Consumer<String> progress;

    Together(Consumer<String> progress) {
        this.progress = progress;
    }

    /** The results in the order of the items; the first failure ends it. */
    <T, R> List<R> each(String what, List<T> items, Function<T, R> work) {
        Semaphore places = new Semaphore(SIDE_BY_SIDE);
        Said said = new Said(what, items.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> futures = new ArrayList<>();
            for (T item : items) {
                futures.add(threads.submit(() -> {
                    places.acquire();
                    try {
                        R result = work.apply(item);
                        said.oneMore();
                        return result;
                    } finally {
                        places.release();
                    }
                }));
            }
            return results(what, threads, futures);
        }
    }

    private static <R> List<R> results(String what, ExecutorService threads, List<Future<R>> futures) {
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            threads.shutdownNow();
            if (e.getCause() instanceof NotSeen notSeen) {
                throw notSeen;
            }
            throw new IllegalStateException(what + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException(what);
        }
    }

    private final class Said {

        private final String what;
        private final int of;
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicLong toldAt = new AtomicLong(System.nanoTime());

        Said(String what, int of) {
            this.what = what;
            this.of = of;
        }

        void oneMore() {
            int now = done.incrementAndGet();
            long told = toldAt.get();
            long time = System.nanoTime();
            if (time - told > BETWEEN_LINES.toNanos() && toldAt.compareAndSet(told, time)) {
                progress.accept("  ... " + what + ": " + now + " of " + of);
            }
        }
    }
}
