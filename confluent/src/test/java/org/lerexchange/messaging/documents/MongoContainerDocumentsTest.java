package org.lerexchange.messaging.documents;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.lerexchange.containers.Images;
import org.lerexchange.containers.NeedsDocker;
import org.lerexchange.messaging.Documents;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.mongodb.MongoDBContainer;

/** The contract of {@link Documents} on a MongoDB replica set. */
@NeedsDocker
class MongoContainerDocumentsTest implements DocumentsContract {

    private static String uri = "";
    private static Startable server = new Startable() {
        @Override
        public void start() {}

        @Override
        public void stop() {}
    };

    private final MongoClient client = MongoClients.create(uri);
    private final MongoDatabase database = new MongoDatabase(
            client, "rail-" + UUID.randomUUID(), PendingEvents.of(List.of(Noted.TOPIC)), Clock.systemUTC());
    private final Documents notes = database.open("toy-notes", "codes.values");

    @BeforeAll
    static void start() {
        MongoDBContainer mongo = new MongoDBContainer(Images.of("store")).withReplicaSet();
        server = mongo;
        mongo.start();
        uri = mongo.getReplicaSetUrl();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Override
    public RailDatabase database() {
        return database;
    }

    @Override
    public Documents notes() {
        return notes;
    }
}
