package org.lerexchange.docstore;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledStoreTest {

    private static final String HOST = "127.0.0.1";
    private static final int WRITERS = 4;
    private static final int BEFORE_THE_KILL = 400;

    @TempDir
    private Path directory;

    @Test
    void storeThatIsKilledLosesNoWriteItAcknowledged() throws Exception {
        int port = freePort();
        Process process = storeProcess(port);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (MongoClient client = MongoClients.create(uri(port))) {
            Awaitility.await().atMost(30, TimeUnit.SECONDS).ignoreExceptions().until(() -> answers(port));
            CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
            List<Thread> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> Thread.ofVirtual().start(() -> write(client, writer, acknowledged, enough)))
                    .toList();

            assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
            process.destroyForcibly().waitFor();
            for (Thread writer : writers) {
                writer.interrupt();
                writer.join();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (EmbeddedDocumentStore again = EmbeddedDocumentStore.start(directory, HOST, 0);
                MongoClient client = MongoClients.create(again.uri())) {
            MongoCollection<Document> kept = client.getDatabase("issuer").getCollection("awards");
            assertThat(acknowledged)
                    .hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL)
                    .allMatch(id -> kept.find(eq("_id", id)).first() != null);
        }
    }

    private static void write(MongoClient client, int writer, Set<String> acknowledged, CountDownLatch enough) {
        MongoCollection<Document> awards = client.getDatabase("issuer").getCollection("awards");
        try {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                String id = writer + "-" + i;
                awards.insertOne(new Document("_id", id).append("text", "x".repeat(500)));
                acknowledged.add(id);
                enough.countDown();
            }
        } catch (MongoException killed) {
            assertThat(enough.getCount()).as("the store was killed, not broken").isZero();
        }
    }

    private Process storeProcess(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        directory.toString(),
                        HOST,
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean answers(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String uri(int port) {
        return "mongodb://" + HOST + ":" + port + "/?serverSelectionTimeoutMS=2000";
    }
}
