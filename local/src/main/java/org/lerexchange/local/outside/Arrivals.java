package org.lerexchange.local.outside;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lerexchange.local.Console;

/** What has come, in the order in which it came, for those who wait for one of it. */
final class Arrivals<T> {

    private final String where;
    private final Function<List<T>, String> told;
    private final List<T> all = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private long lastCame = System.nanoTime();

    /**
     * @param where it comes, as a failure says it
     * @param told what a failure says of what came instead
     */
    Arrivals(String where, Function<List<T>, String> told) {
        this.where = where;
        this.told = told;
    }

    void add(Collection<T> news) {
        lock.lock();
        try {
            if (all.addAll(news)) {
                lastCame = System.nanoTime();
                came.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many came up to now; what comes later is at this place and after it. */
    int position() {
        lock.lock();
        try {
            return all.size();
        } finally {
            lock.unlock();
        }
    }

    List<T> all() {
        lock.lock();
        try {
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    /** For how long nothing has come. */
    Duration quietFor() {
        lock.lock();
        try {
            return Duration.ofNanos(System.nanoTime() - lastCame);
        } finally {
            lock.unlock();
        }
    }

    /** The first such one at the position or after it. */
    T await(String expected, int from, Predicate<T> wanted, Duration within) {
        long until = System.nanoTime() + within.toNanos();
        lock.lock();
        try {
            int next = from;
            while (true) {
                for (; next < all.size(); next++) {
                    if (wanted.test(all.get(next))) {
                        return all.get(next);
                    }
                }
                long left = until - System.nanoTime();
                if (left <= 0 || !came.await(left, TimeUnit.NANOSECONDS)) {
                    List<T> since = List.copyOf(all.subList(Math.min(from, all.size()), all.size()));
                    throw new NotSeen(
                            expected + " on " + where + " within " + Console.inWords(within), told.apply(since));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeen(expected, "the player was interrupted");
        } finally {
            lock.unlock();
        }
    }
}
