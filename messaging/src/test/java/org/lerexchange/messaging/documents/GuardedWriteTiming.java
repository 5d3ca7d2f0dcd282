package org.lerexchange.messaging.documents;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import org.lerexchange.docstore.EmbeddedDocumentStore;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How long a guarded write takes on the embedded store, on its file: medians of five rounds of two hundred. */
final class GuardedWriteTiming {

    private static final int ROUNDS = 5;
    private static final int WRITES = 200;

    private GuardedWriteTiming() {}

    @SuppressWarnings("SystemOut") // It is a command: its figures are its output.
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("timing");
        try (EmbeddedDocumentStore store = EmbeddedDocumentStore.start(folder, "127.0.0.1", 0);
                MongoClient client = MongoClients.create(store.uri())) {
            Documents notes = new MongoDatabase(client, "toy", Stores.pending(), Clock.systemUTC()).open("toy-notes");
            rounds(notes, "warm", n -> "w" + n, 1);
            System.out.println(rounds(notes, "one after another, documents of their own", n -> "a" + n, 1));
            System.out.println(rounds(notes, "side by side, documents of their own", n -> "b" + n, WRITES));
            System.out.println(rounds(notes, "one after another, one document", n -> "c", 1));
            System.out.println(rounds(notes, "side by side, one document", n -> "d", WRITES));
        }
    }

    private static String rounds(Documents notes, String what, IntFunction<String> id, int atOnce) {
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Flux.range(0, WRITES)
                    .flatMap(n -> increment(notes, id.apply(n)), atOnce)
                    .blockLast();
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "%s: %d changes in %.0f ms, %.2f ms each",
                what,
                WRITES,
                millis[ROUNDS / 2],
                millis[ROUNDS / 2] / WRITES);
    }

    private static Mono<Integer> increment(Documents notes, String id) {
        return notes.change(id, DocumentsContract::incremented);
    }
}
