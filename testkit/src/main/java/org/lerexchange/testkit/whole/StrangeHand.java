package org.lerexchange.testkit.whole;

import com.mongodb.reactivestreams.client.MongoClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.documents.MongoDatabase;
import org.lerexchange.messaging.documents.PendingEvents;

/** A hand that is none of the room's, in one collection of it: what it changes, the room does not know of. */
public record StrangeHand(Documents documents) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** In a collection of the service's database. */
    public static StrangeHand in(MongoClient store, String service, String collection) {
        return new StrangeHand(
                new MongoDatabase(store, service, PendingEvents.of(List.of()), Clock.systemUTC()).open(collection));
    }

    public boolean finds(String id) {
        return documents.find(id).blockOptional(PATIENCE).isPresent();
    }

    /** Changes a document that is there. */
    public void change(String id, Consumer<Document> how) {
        documents
                .change(id, stored -> {
                    Document next = new Document(stored.orElseThrow());
                    next.remove("_id");
                    how.accept(next);
                    return Change.write(true, next);
                })
                .block(PATIENCE);
    }
}
