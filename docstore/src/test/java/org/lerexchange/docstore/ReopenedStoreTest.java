package org.lerexchange.docstore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopenedStoreTest {

    private static final int CHANGES = 3_000;

    /** One document of 2 KB changed 3,000 times writes far more than this; what was overwritten is given back. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    @TempDir
    private Path directory;

    @Test
    void everyKindOfValueIsReadBackAsItWasWritten() {
        Document written = new Document("_id", new Document("job", "j").append("seq", 4L))
                .append("text", "Zoë Nuñez")
                .append("number", 7)
                .append("long", 1L << 40)
                .append("double", 0.25)
                .append("yes", true)
                .append("none", null)
                .append("at", new Date(1_700_000_000_000L))
                .append("bytes", new Binary(new byte[] {1, 2, 3}))
                .append("object", new ObjectId("65f0c0ffee65f0c0ffee65f0"))
                .append("list", List.of(1, "two", new Document("three", 3)));
        inStore(documents -> documents.insertOne(written));

        inStore(documents -> assertThat(
                        documents.find(eq("_id", written.get("_id"))).first())
                .isEqualTo(written));
    }

    @Test
    void uniqueIndexHoldsAfterReopening() {
        inStore(documents -> {
            documents.createIndex(
                    Indexes.ascending("head"), new IndexOptions().unique(true).sparse(true));
            documents.insertOne(new Document("_id", "a").append("head", "e1"));
        });

        inStore(documents -> {
            assertThat(documents.find(regex("head", "^")).into(new ArrayList<>()))
                    .hasSize(1);
            assertThatThrownBy(() -> documents.insertOne(new Document("_id", "b").append("head", "e1")))
                    .hasMessageContaining("E11000");
        });
    }

    @Test
    void overwrittenDocumentsGiveTheirSpaceBack() throws Exception {
        inStore(documents -> {
            documents.insertOne(new Document("_id", "a").append("seq", 0).append("text", "x".repeat(2_000)));
            for (int i = 0; i < CHANGES; i++) {
                documents.updateOne(eq("_id", "a"), inc("seq", 1));
            }
        });

        try (var files = Files.list(directory)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(MOST_BYTES);
        }
        inStore(documents -> assertThat(documents.find(eq("_id", "a")).first()).containsEntry("seq", CHANGES));
    }

    private interface Work {
        void on(MongoCollection<Document> documents);
    }

    private void inStore(Work work) {
        try (EmbeddedDocumentStore store = EmbeddedDocumentStore.start(directory, "127.0.0.1", 0);
                MongoClient client = MongoClients.create(store.uri())) {
            work.on(client.getDatabase("wallet").getCollection("documents"));
        }
    }
}
