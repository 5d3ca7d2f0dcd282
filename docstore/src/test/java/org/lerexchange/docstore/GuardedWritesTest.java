package org.lerexchange.docstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedWritesTest {

    private EmbeddedDocumentStore store;
    private MongoClient client;
    private MongoCollection<Document> holdings;

    @BeforeEach
    void openStore() {
        store = EmbeddedDocumentStore.inMemory();
        client = MongoClients.create(store.uri());
        holdings = client.getDatabase("wallet").getCollection("holdings");
    }

    @AfterEach
    void closeStore() {
        client.close();
        store.close();
    }

    @Test
    void helloSaysThatThisIsAWritablePrimary() {
        Document hello = client.getDatabase("wallet").runCommand(new Document("hello", 1));

        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello.getDouble("ok")).isEqualTo(1.0);
    }

    @Test
    void guardedWriteAppliesOnlyFromTheStateItNames() {
        holdings.insertOne(new Document("_id", "c1").append("seq", 3));

        Document applied = holdings.findOneAndUpdate(
                and(eq("_id", "c1"), eq("seq", 3)),
                inc("seq", 1),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        Document late = holdings.findOneAndUpdate(and(eq("_id", "c1"), eq("seq", 3)), inc("seq", 1));

        assertThat(applied).containsEntry("seq", 4);
        assertThat(late).isNull();
    }

    @Test
    void guardedUpsertOfADocumentThatMovedOnIsADuplicateKey() {
        holdings.insertOne(new Document("_id", "c1").append("seq", 7));

        assertThatThrownBy(() -> holdings.findOneAndUpdate(
                        and(eq("_id", "c1"), lt("seq", 5)), set("seq", 5), new FindOneAndUpdateOptions().upsert(true)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(11000));
        assertThat(holdings.find(eq("_id", "c1")).first()).containsEntry("seq", 7);
    }

    @Test
    void guardedUpsertOfAnAbsentDocumentMakesIt() {
        Document made = holdings.findOneAndUpdate(
                and(eq("_id", "c1"), lt("seq", 5)),
                set("seq", 5),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));

        assertThat(made).containsEntry("_id", "c1").containsEntry("seq", 5);
    }

    @Test
    void secondInsertOfAnIdIsADuplicateKey() {
        holdings.insertOne(new Document("_id", "c1"));

        assertThatThrownBy(() -> holdings.insertOne(new Document("_id", "c1")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
    }

    @Test
    void headsOfWaitingDocumentsAreFoundThroughTheirSparseUniqueIndex() {
        holdings.createIndex(
                Indexes.ascending("head"), new IndexOptions().unique(true).sparse(true));
        holdings.insertMany(List.of(
                new Document("_id", "a"), new Document("_id", "b").append("head", "e1"), new Document("_id", "c")));

        List<Document> waiting = holdings.find(regex("head", "^")).into(new ArrayList<>());
        holdings.updateOne(eq("_id", "b"), unset("head"));
        List<Document> after = holdings.find(regex("head", "^")).into(new ArrayList<>());

        assertThat(waiting).extracting(d -> d.getString("_id")).containsExactly("b");
        assertThat(after).isEmpty();
    }

    @Test
    void twoDocumentsWithOneHeadAreADuplicateKey() {
        holdings.createIndex(
                Indexes.ascending("head"), new IndexOptions().unique(true).sparse(true));
        holdings.insertOne(new Document("_id", "a").append("head", "e1"));

        assertThatThrownBy(() -> holdings.insertOne(new Document("_id", "b").append("head", "e1")))
                .hasMessageContaining("E11000");
        assertThat(holdings.countDocuments()).isEqualTo(1);
    }

    @Test
    void arraysArePushedPulledAndChangedByFilter() {
        holdings.insertOne(new Document("_id", "p").append("pending", List.of()));

        holdings.updateOne(eq("_id", "p"), push("pending", new Document("id", "e1").append("said", false)));
        holdings.updateOne(eq("_id", "p"), push("pending", new Document("id", "e2").append("said", false)));
        holdings.updateOne(
                eq("_id", "p"),
                set("pending.$[e].said", true),
                new UpdateOptions().arrayFilters(List.of(eq("e.id", "e2"))));
        holdings.updateOne(eq("_id", "p"), pull("pending", new Document("id", "e1")));

        assertThat(holdings.find(eq("_id", "p")).first())
                .containsEntry("pending", List.of(new Document("id", "e2").append("said", true)));
    }

    @Test
    void bulkOfUpdatesAnswersEachOne() {
        holdings.insertMany(
                List.of(new Document("_id", "a").append("seq", 1), new Document("_id", "b").append("seq", 9)));

        var outcome = holdings.bulkWrite(List.of(
                new UpdateOneModel<>(and(eq("_id", "a"), lt("seq", 5)), combine(set("seq", 5), set("by", "bulk"))),
                new UpdateOneModel<>(and(eq("_id", "b"), lt("seq", 5)), set("seq", 5)),
                new InsertOneModel<>(new Document("_id", "c"))));

        assertThat(outcome.getMatchedCount()).isEqualTo(1);
        assertThat(outcome.getInsertedCount()).isEqualTo(1);
        assertThat(holdings.find(eq("_id", "b")).first()).containsEntry("seq", 9);
    }

    @Test
    void aConditionOnIdInsideAndStillChecksTheRest() {
        holdings.insertMany(List.of(
                new Document("_id", "a").append("tenant", "north"),
                new Document("_id", "b").append("tenant", "south")));

        var found =
                holdings.find(and(and(eq("tenant", "south"), eq("_id", "a")))).into(new ArrayList<>());

        assertThat(found).isEmpty();
    }

    @Test
    void compoundUniqueKeyAnswersAQueryThatNamesMore() {
        holdings.createIndex(Indexes.ascending("tenant", "award"), new IndexOptions().unique(true));
        holdings.insertMany(List.of(
                new Document("_id", 1)
                        .append("tenant", "north")
                        .append("award", "x")
                        .append("seq", 1),
                new Document("_id", 2)
                        .append("tenant", "south")
                        .append("award", "x")
                        .append("seq", 1)));

        var found = holdings.find(and(eq("tenant", "south"), eq("award", "x"), eq("seq", 1)))
                .into(new ArrayList<>());

        assertThat(found).extracting(d -> d.getInteger("_id")).containsExactly(2);
    }

    @Test
    void absentFieldMeetsAConditionOnNullBesideAUniqueIndex() {
        holdings.createIndex(
                Indexes.ascending("head"), new IndexOptions().unique(true).sparse(true));
        holdings.insertMany(List.of(new Document("_id", "a"), new Document("_id", "b").append("head", "e1")));

        var found = holdings.find(eq("head", null)).into(new ArrayList<>());

        assertThat(found).extracting(d -> d.getString("_id")).containsExactly("a");
    }
}
