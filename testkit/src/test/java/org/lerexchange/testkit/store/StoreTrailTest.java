package org.lerexchange.testkit.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StoreTrailTest {

    private final StoreTrail trail = new StoreTrail();
    private final MongoClient client = MongoClients.create(trail.listeningTo(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestStore.uri()))
            .build()));
    private final MongoCollection<Document> notes =
            client.getDatabase("trail-" + UUID.randomUUID()).getCollection("notes");

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aCommandIsOnTheTrailOfTheRequestThatItIsSentFor() {
        Mono<?> reads = note("a").then(Mono.from(notes.insertOne(new Document("_id", "a"))));
        Mono<?> looks = note("b");

        Flux.merge(
                        reads.contextWrite(StoreTrail.under("one")),
                        looks.contextWrite(StoreTrail.under("other")),
                        note("c"))
                .blockLast();

        assertThat(trail.of("one").commands()).containsExactly("find notes", "insert notes");
        assertThat(trail.of("other").commands()).containsExactly("find notes");
        assertThat(trail.of("")).isEqualTo(new StoreTrail.Trail(List.of(), 0));
    }

    @Test
    void itCountsWhatTheStoreGaveBackOrChanged() {
        Mono.from(notes.insertMany(List.of(new Document("_id", "a"), new Document("_id", "b"))))
                .contextWrite(StoreTrail.under("writes"))
                .block();
        Flux.from(notes.find().batchSize(1))
                .contextWrite(StoreTrail.under("reads"))
                .blockLast();
        note("c").contextWrite(StoreTrail.under("misses")).block();

        assertThat(trail.of("writes").found()).isEqualTo(2);
        assertThat(trail.of("reads").found()).isEqualTo(2);
        assertThat(trail.of("reads").commands()).contains("find notes", "getMore notes");
        assertThat(trail.of("misses")).isEqualTo(new StoreTrail.Trail(List.of("find notes"), 0));
    }

    private Mono<Document> note(String id) {
        return Mono.from(notes.find(eq("_id", id)).first());
    }
}
