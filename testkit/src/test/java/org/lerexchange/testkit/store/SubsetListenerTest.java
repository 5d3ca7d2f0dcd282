package org.lerexchange.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

class SubsetListenerTest {

    private static final String MAJORITY = "\"writeConcern\":{\"w\":\"majority\"},\"$db\":\"toy\"";

    private final SubsetListener listener = new SubsetListener("toy");
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestStore.uri()))
            .addCommandListener(listener)
            .build());
    private final MongoCollection<Document> notes =
            client.getDatabase("toy").withWriteConcern(WriteConcern.MAJORITY).getCollection("notes");

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void guardedWritesUniqueIndexesAndLookUpsAreWithinTheSubset() {
        send(notes.createIndex(
                Indexes.ascending("head"), new IndexOptions().unique(true).sparse(true)));
        send(notes.insertOne(new Document("rev", 1)));
        send(notes.updateOne(new Document("rev", 1), Updates.combine(Updates.inc("rev", 1), Updates.unset("head"))));
        send(notes.replaceOne(new Document("rev", 2), new Document("rev", 3)));
        send(notes.find(Filters.regex("head", "^")));
        send(notes.deleteOne(new Document("rev", 3)));

        assertThat(listener.commands())
                .containsExactly("createIndexes", "insert", "update", "update", "find", "delete");
        listener.assertWithinSubset();
    }

    @Test
    void anUpdatePipelineIsCaught() {
        Publisher<?> asked =
                notes.updateOne(new Document("_id", 1), List.of(new Document("$set", new Document("a", 1))));

        send(Flux.from(asked).onErrorComplete());

        assertThatThrownBy(listener::assertWithinSubset)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("update pipeline");
    }

    @Test
    void anotherDatabaseIsCaught() {
        send(client.getDatabase("neighbour").getCollection("notes").find());

        assertThat(listener.breaches()).containsExactly("database neighbour (find)");
    }

    @Test
    void aWriteThatDoesNotWaitForAMajorityIsCaught() {
        send(notes.withWriteConcern(WriteConcern.W1).insertOne(new Document()));

        assertThat(listener.breaches()).containsExactly("insert without write concern majority (insert)");
    }

    @Test
    void anIndexThatIsNotUniqueOrExpiresIsCaught() {
        send(notes.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(1L, TimeUnit.SECONDS)));

        assertThat(listener.breaches())
                .containsExactly(
                        "option of an index expireAfterSeconds (createIndexes)",
                        "index that is not unique (createIndexes)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"insert\":\"n\",\"documents\":[],\"startTransaction\":true,\"autocommit\":false | option"
                        + " startTransaction of insert",
                "\"commitTransaction\":1 | command commitTransaction",
                "\"find\":\"n\",\"filter\":{\"$text\":{\"$search\":\"x\"}} | operator $text",
                "\"find\":\"n\",\"filter\":{\"a\":{\"$elemMatch\":{\"$where\":\"x\"}}} | operator $where",
                "\"find\":\"n\",\"filter\":{},\"collation\":{\"locale\":\"de\"} | option collation of find",
                "\"aggregate\":\"n\",\"pipeline\":[{\"$changeStream\":{}}],\"cursor\":{} | stage $changeStream",
                "\"aggregate\":\"n\",\"pipeline\":[{\"$facet\":{\"a\":[{\"$setWindowFields\":{}}]}}],\"cursor\":{} |"
                        + " stage $setWindowFields",
                "\"aggregate\":\"n\",\"pipeline\":[{\"$addFields\":{\"a\":{\"$switch\":{}}}}],\"cursor\":{} |"
                        + " expression $switch",
                "\"update\":\"n\",\"updates\":[{\"q\":{},\"u\":{\"$currentDate\":{\"a\":true}}}] | update operator"
                        + " $currentDate",
                "\"update\":\"n\",\"updates\":[{\"q\":{},\"u\":{\"$set\":{\"a\":1}},\"multi\":true}] | update of many"
                        + " documents",
                "\"createIndexes\":\"n\",\"indexes\":[{\"key\":{\"$**\":1},\"name\":\"w\",\"unique\":true}] | wildcard"
                        + " index",
                "\"createIndexes\":\"n\",\"indexes\":[{\"key\":{\"a\":1},\"name\":\"p\",\"unique\":true,\"partialFilterExpression\":{}}]"
                    + " | option of an index partialFilterExpression",
                "\"create\":\"n\",\"validator\":{\"$jsonSchema\":{}} | command create",
            })
    void whatTheStoresDoNotDoAlikeIsCaughtByName(String command, String breach) {
        BsonDocument sent = BsonDocument.parse('{' + command + ',' + MAJORITY + '}');

        assertThat(Subset.breaches("toy", sent)).contains(breach);
    }

    private static void send(Publisher<?> command) {
        Flux.from(command).blockLast();
    }
}
