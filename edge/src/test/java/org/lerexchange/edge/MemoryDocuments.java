package org.lerexchange.edge;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** As many documents as a test needs, each changed under one lock. */
final class MemoryDocuments implements Documents {

    private final Map<String, Document> stored = new HashMap<>();

    @Override
    public Mono<Document> find(String id) {
        return Mono.fromCallable(() -> {
            synchronized (stored) {
                return stored.get(id);
            }
        });
    }

    @Override
    public Flux<Document> find(Collection<String> ids) {
        return Flux.fromIterable(ids).concatMap(this::find);
    }

    @Override
    public Mono<Document> findBy(String uniqueField, Object value) {
        return all().filter(document -> value.equals(document.get(uniqueField))).next();
    }

    @Override
    public Flux<Document> all() {
        synchronized (stored) {
            return Flux.fromIterable(Map.copyOf(stored).values());
        }
    }

    @Override
    public <A> Mono<A> change(String id, Function<Optional<Document>, Change<A>> decide) {
        return Mono.fromCallable(() -> {
            synchronized (stored) {
                Change<A> change = decide.apply(Optional.ofNullable(stored.get(id)));
                switch (change) {
                    case Change.Keep<A> _ -> {}
                    case Change.Write<A> write -> stored.put(id, new Document(write.next()).append("_id", id));
                    case Change.Delete<A> _ -> stored.remove(id);
                }
                return change.answer();
            }
        });
    }
}
