package org.lerexchange.messaging.relay;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which documents' events this process says: those whose id falls into one of its lanes.
 *
 * <p>Lanes spare two processes saying the same; they do not guard anything. An owner that stood still and comes back says
 * what it had begun, with the same ids, and can pull nothing but what it said.
 */
final class Lanes {

    /** Enough to divide over a service's instances, few enough to beat every second. */
    static final int COUNT = 16;

    private final Documents leases;
    private final String owner;
    private final Duration laneLost;
    private final LongSupplier nanoTime;
    private final Map<Integer, Lease.Seen> seen = new ConcurrentHashMap<>();
    private final Map<Integer, Long> mine = new ConcurrentHashMap<>();

    Lanes(Documents leases, String owner, Duration laneLost, LongSupplier nanoTime) {
        this.leases = leases;
        this.owner = owner;
        this.laneLost = laneLost;
        this.nanoTime = nanoTime;
    }

    /** Whether the id's lane is ours, and our beat not so old that somebody may have taken it. */
    boolean own(String id) {
        Long beaten = mine.get(Math.floorMod(id.hashCode(), COUNT));
        return beaten != null && nanoTime.getAsLong() - beaten < laneLost.toNanos();
    }

    int owned() {
        return mine.size();
    }

    /** Beats for every lane that is ours, looks after the others; answers how many were taken. All at once share commands. */
    Mono<Long> beat() {
        return Flux.range(0, COUNT)
                .flatMapDelayError(this::beat, COUNT, COUNT)
                .filter(taken -> taken)
                .count();
    }

    private Mono<Boolean> beat(int lane) {
        return Mono.defer(() -> {
            long now = nanoTime.getAsLong();
            Lease.Claim claim = new Lease.Claim(owner, Optional.ofNullable(seen.get(lane)), now, laneLost);
            return leases.changeKnown(id(lane), claim::on).map(lease -> isTaken(lane, lease, now));
        });
    }

    private boolean isTaken(int lane, Lease lease, long now) {
        if (lease.isOf(owner)) {
            seen.remove(lane);
            Long before = mine.put(lane, now);
            return before == null || now - before >= laneLost.toNanos();
        }
        mine.remove(lane);
        seen.merge(lane, new Lease.Seen(lease, now), (old, fresh) -> old.lease().equals(lease) ? old : fresh);
        return false;
    }

    /** Lets the others have the lanes at once. */
    Mono<Void> release() {
        return Flux.fromIterable(mine.keySet())
                .flatMapDelayError(
                        lane -> leases.change(id(lane), stored -> Lease.released(owner, stored)), COUNT, COUNT)
                .then()
                .doFinally(end -> mine.clear());
    }

    private static String id(int lane) {
        return String.format(Locale.ROOT, "lane-%02d", lane);
    }
}
