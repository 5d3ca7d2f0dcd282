package org.lerexchange.messaging.documents;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A database that forgets everything with its process: for tests and toys. It keeps every promise but durability. */
public final class InMemoryDatabase implements RailDatabase {

    private final RailFields rail;
    private final Map<String, InMemoryDocuments> opened = new ConcurrentHashMap<>();
    private final Outbox outbox = new OpenedOutbox();
    private volatile Consumer<Outbox.Waiting> wake = left -> {};

    public InMemoryDatabase(PendingEvents pending) {
        this.rail = new RailFields(pending);
    }

    @Override
    public Documents open(String name, String... uniqueFields) {
        InMemoryDocuments documents =
                new InMemoryDocuments(name, Set.of(uniqueFields), rail, left -> wake.accept(left));
        if (opened.putIfAbsent(name, documents) != null) {
            throw new IllegalStateException("expected one room to open " + name + " once, but it is open");
        }
        return documents;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    private final class OpenedOutbox implements Outbox {

        @Override
        public Flux<Key> waiting() {
            return Flux.fromIterable(opened.values()).concatMap(InMemoryDocuments::waiting);
        }

        @Override
        public Mono<Waiting> read(Key key) {
            return of(key).waiting(key.id());
        }

        @Override
        public Mono<Void> pull(Waiting said) {
            return of(said.key()).pull(said);
        }

        @Override
        public void onWritten(Consumer<Waiting> listener) {
            wake = listener;
        }

        private InMemoryDocuments of(Key key) {
            InMemoryDocuments documents = opened.get(key.collection());
            if (documents == null) {
                throw new IllegalArgumentException("expected an open collection, but " + key.collection() + " came");
            }
            return documents;
        }
    }
}
