package org.lerexchange.matching.doors;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Documents that count what is looked for and what is changed; a change waits at a gate, and may be made to fail. */
final class Watched implements Documents {
    final Documents documents;
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger changes = new AtomicInteger();
    volatile boolean failing;
    private final Mono<Void> gate;

    Watched(Documents documents) {
        this(documents, Mono.empty());
    }

    /** @param gate no change is begun before it ends */
    Watched(Documents documents, Mono<Void> gate) {
        this.documents = documents;
        this.gate = gate;
    }

    @Override
    public Mono<Document> find(String id) {
        looks.incrementAndGet();
        return documents.find(id);
    }

    @Override
    public Flux<Document> find(Collection<String> ids) {
        looks.incrementAndGet();
        return documents.find(ids);
    }

    @Override
    public Mono<Document> findBy(String uniqueField, Object value) {
        return documents.findBy(uniqueField, value);
    }

    @Override
    public Flux<Document> all() {
        return documents.all();
    }

    @Override
    public <A> Mono<A> change(String id, Function<Optional<Document>, Change<A>> decide) {
        return gate.then(Mono.defer(() -> {
            changes.incrementAndGet();
            return failing ? Mono.error(new IllegalStateException("the store is away")) : documents.change(id, decide);
        }));
    }
}
