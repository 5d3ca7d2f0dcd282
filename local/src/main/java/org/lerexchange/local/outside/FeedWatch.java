package org.lerexchange.local.outside;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The live feeds of the employers that are listened to: each item once, in the order in which it came. */
public final class FeedWatch implements AutoCloseable {

    private final Doors doors;
    private final URI matching;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final List<FeedStream> streams = new ArrayList<>();
    private final List<FeedItem> items = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private long lastCame = System.nanoTime();

    public FeedWatch(Doors doors, URI matching, InstantSource clock) {
        this.doors = doors;
        this.matching = matching;
        this.clock = clock;
    }

    /** Listens to the recruiter's feed from now on. */
    public void listen(String recruiter) {
        FeedStream stream = new FeedStream(doors, http, matching, recruiter, clock, this::seen);
        streams.add(stream);
        Thread.ofVirtual().name("feed-" + recruiter).start(stream);
    }

    private void seen(FeedItem item) {
        lock.lock();
        try {
            if (known.add(item.identity())) {
                items.add(item);
                lastCame = System.nanoTime();
                came.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Items that came up to now; what comes later is at this place and after it. */
    public int position() {
        lock.lock();
        try {
            return items.size();
        } finally {
            lock.unlock();
        }
    }

    public List<FeedItem> items() {
        lock.lock();
        try {
            return List.copyOf(items);
        } finally {
            lock.unlock();
        }
    }

    /** For how long nothing has come. */
    public Duration quietFor() {
        lock.lock();
        try {
            return Duration.ofNanos(System.nanoTime() - lastCame);
        } finally {
            lock.unlock();
        }
    }

    /** The first such item at the position or after it. */
    public FeedItem await(String expected, int from, Predicate<FeedItem> wanted, Duration within) {
        long until = System.nanoTime() + within.toNanos();
        lock.lock();
        try {
            int next = from;
            while (true) {
                for (; next < items.size(); next++) {
                    if (wanted.test(items.get(next))) {
                        return items.get(next);
                    }
                }
                long left = until - System.nanoTime();
                if (left <= 0 || !came.await(left, TimeUnit.NANOSECONDS)) {
                    throw new NotSeen(expected + " on the live feed within " + within, came(from));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeen(expected, "the player was interrupted");
        } finally {
            lock.unlock();
        }
    }

    private String came(int from) {
        List<FeedItem> since = items.subList(Math.min(from, items.size()), items.size());
        Optional<FeedItem> last = since.isEmpty() ? Optional.empty() : Optional.of(since.getLast());
        return since.size() + " other items came"
                + last.map(item -> ", the last " + item).orElse("");
    }

    @Override
    public void close() {
        streams.forEach(FeedStream::close);
        http.shutdownNow();
    }
}
