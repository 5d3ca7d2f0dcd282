package org.lerexchange.messaging.letters;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.HearsParty;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Topic;
import org.lerexchange.toy.ToyOrdered;
import org.lerexchange.toy.ToyTold;
import reactor.core.publisher.Mono;

/** Takes what a party tells of itself, each key once, and orders a toy for it; what tells of another party is broken. */
final class ToyPartyRoom implements HearsParty<ToyTold> {

    final Map<String, PartyHeard<ToyTold>> taken = new ConcurrentHashMap<>();
    final List<String> effects = new CopyOnWriteArrayList<>();
    final List<String> heard = new CopyOnWriteArrayList<>();

    /** So many times more it fails in a way that passes. */
    final AtomicInteger faults = new AtomicInteger();

    private final Topic<ToyOrdered> ordered;

    ToyPartyRoom(Topic<ToyOrdered> ordered) {
        this.ordered = ordered;
    }

    @Override
    public Mono<Said> on(PartyHeard<ToyTold> record) {
        return Mono.fromSupplier(() -> {
            heard.add(record.key());
            if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("expected a store within reach");
            }
            if (!record.value().getId().equals(record.party())) {
                throw new BrokenContract("party", "expected the party whose topic it is at offset " + record.offset());
            }
            Event<ToyOrdered> order =
                    Event.of(ordered, record.key(), 1, ToyHouse.DAY, new ToyOrdered(record.key(), 1, record.party()));
            if (taken.putIfAbsent(record.key(), record) != null) {
                return Said.duplicate(order);
            }
            effects.add(record.key());
            return Said.applied(order);
        });
    }
}
