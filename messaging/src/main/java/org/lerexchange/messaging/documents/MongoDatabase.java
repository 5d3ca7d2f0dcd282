package org.lerexchange.messaging.documents;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A service's database in MongoDB, or in a store that speaks its wire protocol.
 *
 * <p>Writes wait for a majority, and reads show only what a majority has: what was answered as done cannot be undone by
 * an election.
 *
 * <p>Errors of the driver pass through, and whoever waits tries again: {@code MongoSocketException} and
 * {@code MongoTimeoutException} (network, no server found in time), {@code MongoNotPrimaryException} and
 * {@code MongoNodeIsRecoveringException} (an election), {@code MongoExecutionTimeoutException} and
 * {@code MongoWriteConcernException} (no majority in time). After any of them the write may or may not have happened:
 * {@link Documents#change} decides anew on what is there. Passing, too, are {@link StillContended} and
 * {@link TooManyPending}.
 */
public final class MongoDatabase implements RailDatabase {

    private final com.mongodb.reactivestreams.client.MongoDatabase database;
    private final RailFields rail;
    private final Clock clock;
    private final Map<String, MongoDocuments> opened = new ConcurrentHashMap<>();
    private final Outbox outbox = new OpenedOutbox();
    private volatile Consumer<Outbox.Waiting> wake = left -> {};

    /** The database of this name; the clock gives a new document its first revision and decides nothing. */
    public MongoDatabase(MongoClient client, String name, PendingEvents pending, Clock clock) {
        this.database = client.getDatabase(name)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.rail = new RailFields(pending);
        this.clock = clock;
    }

    @Override
    public Documents open(String name, String... uniqueFields) {
        MongoDocuments documents = new MongoDocuments(
                database.getCollection(name), Set.of(uniqueFields), rail, clock, left -> wake.accept(left));
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
            return Flux.fromIterable(opened.values()).concatMap(MongoDocuments::waiting);
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

        private MongoDocuments of(Key key) {
            MongoDocuments documents = opened.get(key.collection());
            if (documents == null) {
                throw new IllegalArgumentException("expected an open collection, but " + key.collection() + " came");
            }
            return documents;
        }
    }
}
