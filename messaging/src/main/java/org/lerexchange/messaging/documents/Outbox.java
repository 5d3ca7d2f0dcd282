package org.lerexchange.messaging.documents;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lerexchange.messaging.Event;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What waits to be said, over all collections that were opened. */
public interface Outbox {

    /** One document of one collection. */
    record Key(String collection, String id) {}

    /** A document's pending events in their order, as of its revision. */
    record Waiting(Key key, long rev, List<Event<?>> events) {
        public Waiting {
            events = List.copyOf(events);
        }

        Set<UUID> ids() {
            return events.stream().map(Event::id).collect(Collectors.toSet());
        }
    }

    /** The documents that have something pending, whoever wrote it and however long ago. */
    Flux<Key> waiting();

    /** What the document has pending; empty where nothing is. */
    Mono<Waiting> read(Key key);

    /**
     * Removes what was said from the front of what is pending. Events that were appended since stay, and so does
     * everything when somebody else has said and removed these already.
     */
    Mono<Void> pull(Waiting said);

    /** Who is told, in this process, of a write that left something pending, and what it left; there is one. */
    void onWritten(Consumer<Waiting> wake);
}
