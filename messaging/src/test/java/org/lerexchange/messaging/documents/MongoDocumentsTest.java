package org.lerexchange.messaging.documents;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import reactor.core.publisher.Flux;

class MongoDocumentsTest implements DocumentsContract {

    private final Stores stores = new Stores();
    private final MongoDatabase database = stores.database();
    private final Documents notes = database.open("toy-notes", "codes.values");

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void whatAnotherProcessWroteSinceIsNotWrittenOver() {
        notes.changeKnown("n1", DocumentsContract::incremented).block();
        Documents another = stores.database().open("toy-notes", "codes.values");
        another.change("n1", stored -> Change.write(true, new Document("count", 10)))
                .block();

        Integer answer = notes.changeKnown("n1", DocumentsContract::incremented).block();

        assertThat(answer).isEqualTo(11);
        assertThat(requireNonNull(another.find("n1").block()).getInteger("count"))
                .isEqualTo(11);
    }

    @Test
    void ofManyKnownDocumentsOnlyThoseThatAnotherProcessWroteOrDeletedAreReadAgain() {
        List<String> ids = IntStream.range(0, 100).mapToObj(n -> "n" + n).toList();
        ids.forEach(id -> notes.changeKnown(id, DocumentsContract::incremented).block());
        Documents another = stores.database().open("toy-notes", "codes.values");
        another.change("n7", stored -> Change.write(true, new Document("count", 10)))
                .block();
        another.change("n11", stored -> Change.delete(true)).block();

        Map<String, Integer> answers = Flux.fromIterable(ids)
                .flatMap(id ->
                        notes.changeKnown(id, DocumentsContract::incremented).map(count -> Map.entry(id, count)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .block();

        Map<String, Integer> expected = new HashMap<>();
        ids.forEach(id -> expected.put(id, 2));
        expected.put("n7", 11);
        expected.put("n11", 1);
        assertThat(answers).isEqualTo(expected);
        assertThat(another.all()
                        .collectMap(one -> one.getString("_id"), one -> one.getInteger("count"))
                        .block())
                .isEqualTo(expected);
    }

    @Test
    void whatThisProcessWroteLastIsNotReadAgainAlsoAfterItsEventsWereSaid() {
        Noting noting = new Noting();
        try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(stores.uri()))
                .addCommandListener(noting)
                .build())) {
            MongoDatabase listened = stores.database(client);
            Documents known = listened.open("toy-notes", "codes.values");
            Event<?> event = Noted.event("n1", 1);
            known.changeKnown("n1", stored -> Change.writeAndSay(1, new Document("count", 1), List.of(event)))
                    .block();
            listened.outbox()
                    .read(new Outbox.Key("toy-notes", "n1"))
                    .flatMap(listened.outbox()::pull)
                    .block();
            noting.commands.clear();

            Integer answer =
                    known.changeKnown("n1", DocumentsContract::incremented).block();

            assertThat(answer).isEqualTo(2);
            assertThat(noting.commands).containsExactly("update");
        }
    }

    /** The commands of a client, by name. */
    private static final class Noting implements CommandListener {
        private final List<String> commands = new CopyOnWriteArrayList<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            commands.add(event.getCommandName());
        }
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
