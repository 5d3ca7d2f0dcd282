package org.lerexchange.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.lerexchange.local.outside.FeedItem;
import org.lerexchange.local.outside.NotSeen;

/** Many awards side by side, and when each of them is seen in the feed. */
final class SideBySide {

    /** Requests under way at once: what the story player sends too; more would only queue on two cores. */
    static final int REQUESTS = 16;

    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int FEW = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Bench bench;
    private final OneByOne matches;

    SideBySide(Bench bench, OneByOne matches) {
        this.bench = bench;
        this.matches = matches;
    }

    /**
     * How it went.
     *
     * @param perSecond awards in the feed, from the first request to the last item
     * @param offered requests answered a second
     * @param missing what never came, in words
     */
    record Outcome(Pairing pairs, Latencies answered, double perSecond, double offered, List<String> missing) {
        Outcome {
            missing = List.copyOf(missing);
        }
    }

    /** @param rate awards offered a second; 0: as many as are answered */
    Outcome send(List<Award> awards, double rate) {
        int from = bench.feeds().position();
        Pairing pairs = new Pairing();
        List<Duration> answered = Collections.synchronizedList(new ArrayList<>());
        long begin = System.nanoTime();
        all(awards, rate, begin, award -> {
            Instant sent = bench.now();
            pairs.sent(award.key(matches.match(award.subject())), sent);
            bench.doors().send(Requests.award(bench, award)).expectDone();
            answered.add(Duration.between(sent, bench.now()));
        });
        double offered = awards.size() / ((System.nanoTime() - begin) / NANOS_PER_SECOND);
        bench.console().say("  all answered; waiting for the feed");
        List<String> missing = seen(awards, pairs, from);
        double seconds = Math.max(1, pairs.whole().toNanos()) / NANOS_PER_SECOND;
        return new Outcome(pairs, new Latencies(answered), pairs.latencies().count() / seconds, offered, missing);
    }

    /** What one worker does with one award. */
    private interface Work {
        void with(Award award);
    }

    private static void all(List<Award> awards, double rate, long begin, Work work) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < REQUESTS; n++) {
                workers.add(threads.submit(() -> worker(awards, next, at -> pace(begin, at, rate), work)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotSeen notSeen
                    ? notSeen
                    : new IllegalStateException("an award could not be sent: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeen("all awards to be sent", "the benchmark was interrupted");
        }
    }

    /** The first failure ends it for all. */
    private static void worker(List<Award> awards, AtomicInteger next, IntConsumer pace, Work work) {
        try {
            for (int at = next.getAndIncrement(); at < awards.size(); at = next.getAndIncrement()) {
                pace.accept(at);
                work.with(awards.get(at));
            }
        } finally {
            next.set(awards.size());
        }
    }

    /** Waits for the moment at which the request of this number is due. */
    static void pace(long begin, int number, double rate) {
        if (rate > 0) {
            long due = begin + (long) (number / rate * NANOS_PER_SECOND);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    /** Reads the feed until everything was seen, or nothing came for long; says what is missing. */
    private List<String> seen(List<Award> awards, Pairing pairs, int from) {
        int read = from;
        while (true) {
            List<FeedItem> items = bench.feeds().items();
            items.subList(read, items.size()).stream()
                    .filter(item -> item.jobId().equals(bench.jobId()))
                    .map(Shown::of)
                    .forEach(pairs::shown);
            read = items.size();
            if (pairs.isComplete()) {
                return List.of();
            }
            try {
                bench.feeds().await("another item", read, item -> true, SILENCE);
            } catch (NotSeen e) {
                return missing(awards, pairs);
            }
        }
    }

    private List<String> missing(List<Award> awards, Pairing pairs) {
        List<Pairing.Key> missing = pairs.missing();
        List<String> said = new ArrayList<>();
        said.add("expected " + awards.size() + " awards in the feed of " + bench.jobId() + ", but " + missing.size()
                + " did not come, and for " + SILENCE + " nothing came at all");
        awards.stream()
                .filter(award -> missing.contains(award.key(matches.match(award.subject()))))
                .limit(FEW)
                .forEach(award -> said.add("  " + award.id(bench) + ": the issuer answers "
                        + bench.doors().send(Requests.about(bench, award)).shown()));
        return said;
    }
}
