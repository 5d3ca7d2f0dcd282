package org.lerexchange.docstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedWriteTimeTest {

    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int PAGE = 5_000;
    private static final int WRITES = 300;

    /** A scan would make it a hundred; pages further down the tree and a colder cache make it somewhat more than one. */
    private static final double MOST = 4.0;

    @TempDir
    private Path directory;

    @Test
    void guardedWriteAmongAHundredThousandDocumentsCostsLittleMoreThanAmongAThousand() {
        try (EmbeddedDocumentStore store = EmbeddedDocumentStore.start(directory, "127.0.0.1", 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> few = filled(client, "few", FEW);
            MongoCollection<Document> many = filled(client, "many", MANY);
            medianNanos(few, FEW);
            medianNanos(many, MANY);

            long amongFew = medianNanos(few, FEW);
            long amongMany = medianNanos(many, MANY);

            assertThat((double) amongMany / amongFew)
                    .as("median %d us among %d, %d us among %d", amongFew / 1000, FEW, amongMany / 1000, MANY)
                    .isLessThan(MOST);
        }
    }

    private static MongoCollection<Document> filled(MongoClient client, String name, int documents) {
        MongoCollection<Document> collection = client.getDatabase("wallet").getCollection(name);
        for (int from = 0; from < documents; from += PAGE) {
            List<Document> page = IntStream.range(from, Math.min(from + PAGE, documents))
                    .mapToObj(i -> new Document("_id", "credential-" + i)
                            .append("seq", 0)
                            .append("text", "x".repeat(200)))
                    .toList();
            collection.insertMany(page);
        }
        return collection;
    }

    private static long medianNanos(MongoCollection<Document> collection, int documents) {
        long[] took = new long[WRITES];
        for (int i = 0; i < WRITES; i++) {
            String id = "credential-" + (int) ((i * 7919L) % documents);
            int seq = collection.find(eq("_id", id)).first().getInteger("seq");
            long from = System.nanoTime();
            Document before = collection.findOneAndUpdate(and(eq("_id", id), eq("seq", seq)), inc("seq", 1));
            took[i] = System.nanoTime() - from;
            assertThat(before).isNotNull();
        }
        Arrays.sort(took);
        return took[WRITES / 2];
    }
}
