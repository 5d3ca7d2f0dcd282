package org.lerexchange.messaging.documents;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.lerexchange.docstore.EmbeddedDocumentStore;
import reactor.core.publisher.Mono;

/** The store that a test runs on: the MongoDB of {@code MONGODB_URI}, or an embedded one; with a database of its own. */
public final class Stores implements AutoCloseable {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Optional<EmbeddedDocumentStore> embedded;
    private final MongoClient client;
    private final String uri;
    private final String name = "rail-" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();

    public Stores() {
        Optional<String> given = Optional.ofNullable(System.getenv("MONGODB_URI"));
        embedded = given.isPresent() ? Optional.empty() : Optional.of(EmbeddedDocumentStore.inMemory());
        uri = given.or(() -> embedded.map(EmbeddedDocumentStore::uri)).orElseThrow();
        client = MongoClients.create(uri);
    }

    public MongoDatabase database() {
        return database(client);
    }

    MongoDatabase database(MongoClient through) {
        return new MongoDatabase(through, name, pending(), Clock.systemUTC());
    }

    String uri() {
        return uri;
    }

    public static PendingEvents pending() {
        return PendingEvents.of(List.of(Noted.TOPIC));
    }

    @Override
    public void close() {
        Mono.from(client.getDatabase(name).drop()).block();
        client.close();
        embedded.ifPresent(EmbeddedDocumentStore::close);
    }
}
