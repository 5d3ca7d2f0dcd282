package org.lerexchange.testkit.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.lerexchange.docstore.EmbeddedDocumentStore;
import org.lerexchange.messaging.documents.MongoDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import reactor.core.publisher.Mono;

/**
 * Gives every test a database of its own: in the MongoDB of the environment variable {@code MONGODB_URI} where it is set,
 * else in an embedded store that all tests of the process share. A test that leaves the subset fails.
 *
 * <pre>{@code @RegisterExtension final TestStore store = TestStore.of("wallet");}</pre>
 */
public final class TestStore implements BeforeEachCallback, AfterEachCallback {

    private final String service;
    private @Nullable Opened opened;

    private record Opened(String name, MongoClient client, SubsetListener listener) {}

    private TestStore(String service) {
        this.service = service;
    }

    /** The store for a service's tests; its name begins the name of each test's database. */
    public static TestStore of(String service) {
        return new TestStore(service);
    }

    /** Where the server is, for what opens its own connections. */
    public static String uri() {
        return Server.URI;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        String name = service + '-' + UUID.randomUUID().toString().substring(0, 8);
        SubsetListener listener = new SubsetListener(name);
        opened = new Opened(
                name,
                MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(uri()))
                        .addCommandListener(listener)
                        .build()),
                listener);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Opened done = opened();
        opened = null;
        done.client().close();
        try (MongoClient cleaner = MongoClients.create(uri())) {
            Mono.from(cleaner.getDatabase(done.name()).drop()).block();
        }
        done.listener().assertWithinSubset();
    }

    /** This test's database. */
    public String name() {
        return opened().name();
    }

    /** A client that is listened to. */
    public MongoClient client() {
        return opened().client();
    }

    public SubsetListener listener() {
        return opened().listener();
    }

    /** This test's database as rooms see it, opened once more by each call. */
    public MongoDatabase database(PendingEvents pending) {
        return new MongoDatabase(client(), name(), pending, Clock.systemUTC());
    }

    private Opened opened() {
        if (opened == null) {
            throw new IllegalStateException(
                    "expected a running test, but none has begun: is the extension registered?");
        }
        return opened;
    }

    /** Begun by the first test that needs it, and gone with the process. */
    private static final class Server {
        static final String URI = Optional.ofNullable(System.getenv("MONGODB_URI"))
                .orElseGet(() -> EmbeddedDocumentStore.inMemory().uri());
    }
}
