package org.lerexchange.messaging.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Topic;
import org.lerexchange.toy.ToyCounted;
import org.lerexchange.toy.ToyOrdered;
import reactor.core.publisher.Mono;

/** A room that adds up what is ordered; the seq last applied lives in the document that changes. */
final class Counting implements Hears<ToyOrdered> {

    /** The stored form. */
    record Shelf(long seq, long total) {}

    final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    final Map<String, List<Long>> heard = new ConcurrentHashMap<>();
    private final Topic<ToyCounted> counted;

    Counting(Topic<ToyCounted> counted) {
        this.counted = counted;
    }

    @Override
    public Mono<Said> on(Heard<ToyOrdered> order) {
        heard.computeIfAbsent(order.key(), key -> new CopyOnWriteArrayList<>()).add(order.seq());
        Shelf before = shelves.getOrDefault(order.key(), new Shelf(0, 0));
        if (order.seq() <= before.seq()) {
            return Mono.just(Said.duplicate(present(order.key(), before)));
        }
        Shelf after = new Shelf(order.seq(), before.total() + order.value().getAmount());
        shelves.put(order.key(), after);
        return Mono.just(Said.applied(present(order.key(), after)));
    }

    Event<ToyCounted> present(String key, Shelf shelf) {
        return Event.of(counted, key, shelf.seq(), ToyShop.DAY, new ToyCounted(key, shelf.total()));
    }

    String digest() {
        return new TreeMap<>(shelves).toString();
    }
}
