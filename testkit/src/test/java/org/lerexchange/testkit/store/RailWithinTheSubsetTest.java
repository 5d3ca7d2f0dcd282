package org.lerexchange.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.TakenElsewhere;
import org.lerexchange.messaging.documents.MongoDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.messaging.relay.Relay;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** That the rail's own documents and leases stay within the subset: {@link TestStore} fails these tests otherwise. */
class RailWithinTheSubsetTest {

    @RegisterExtension
    final TestStore store = TestStore.of("toy");

    @Test
    void everyUseOfDocumentsStaysWithinTheSubset() {
        Documents notes = store.database(PendingEvents.of(List.of())).open("toy-notes", "code");

        write(notes, "n1", new Document("code", "a")).block();
        write(notes, "n1", new Document("code", "b")).block();
        assertThatThrownBy(() -> write(notes, "n2", new Document("code", "b")).block())
                .isInstanceOf(TakenElsewhere.class);
        Flux.range(0, 600)
                .flatMap(n -> write(notes, "m" + n, new Document()), 32)
                .blockLast();
        notes.change("m1", stored -> Change.delete(true)).block();

        assertThat(notes.findBy("code", "b").block()).containsEntry("_id", "n1");
        assertThat(notes.find(List.of("n1", "n2")).count().block()).isEqualTo(1);
        assertThat(notes.all().count().block()).isEqualTo(600);
        assertThat(store.listener().commands()).contains("getMore", "delete", "createIndexes");
    }

    @Test
    void theRelaysLanesAndSweepsStayWithinTheSubset() {
        MongoDatabase database = store.database(PendingEvents.of(List.of()));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        try (Relay relay = new Relay(database, events -> Mono.empty(), "a", meters)) {
            relay.start();
            await().until(() -> meters.get("ler.relay.lanes.owned").gauge().value() == 16);
        }

        assertThat(store.listener().commands()).contains("insert", "update", "find");
    }

    private static Mono<Boolean> write(Documents notes, String id, Document next) {
        return notes.change(id, stored -> Change.write(true, next));
    }
}
