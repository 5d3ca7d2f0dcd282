package org.lerexchange.messaging.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoSocketException;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.docstore.EmbeddedDocumentStore;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

class FaultyStoreTest {

    private final EmbeddedDocumentStore store = EmbeddedDocumentStore.inMemory();
    private FaultyWire wire;
    private MongoClient client;
    private MongoDatabase database;
    private Documents notes;

    @BeforeEach
    void open() throws Exception {
        wire = new FaultyWire(store.port());
        client = MongoClients.create(wire.uri() + "/?retryWrites=false");
        database = new MongoDatabase(client, "toy", Stores.pending(), java.time.Clock.systemUTC());
        notes = database.open("toy-notes");
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        wire.close();
        store.close();
    }

    @Test
    void aFirstWriteThatIsAnsweredWithADuplicateKeyHasOneEffect() {
        wire.next(FaultyWire.Fault.DUPLICATE_KEY);

        String answer = award(1).block();

        assertThat(wire.allHappened()).isTrue();
        assertThat(answer).isEqualTo("there already");
        assertOneEffectOf(1);
    }

    @Test
    void aWriteWhoseAnswerIsCutOffIsAPassingErrorAndItsRepetitionHasNoSecondEffect() {
        wire.next(FaultyWire.Fault.CUT);

        assertThatThrownBy(() -> award(1).block()).isInstanceOf(MongoSocketException.class);
        String again = award(1).block();

        assertThat(again).isEqualTo("there already");
        assertOneEffectOf(1);
    }

    @Test
    void aReplacementWhoseAnswerIsCutOffIsNotRepeatedEither() {
        assertThat(award(1).block()).isEqualTo("done");
        wire.next(FaultyWire.Fault.CUT);

        assertThatThrownBy(() -> award(2).block()).isInstanceOf(MongoSocketException.class);
        String again = award(2).retry(3).block();

        assertThat(again).isEqualTo("there already");
        assertOneEffectOf(2);
    }

    @Test
    void aKnownReplacementThatIsAnsweredWithADuplicateKeyHasOneEffect() {
        assertThat(knownAward(1).block()).isEqualTo("done");
        wire.next(FaultyWire.Fault.DUPLICATE_KEY);

        String answer = knownAward(2).block();

        assertThat(wire.allHappened()).isTrue();
        assertThat(answer).isEqualTo("there already");
        assertOneEffectOf(2);
    }

    @Test
    void aKnownReplacementWhoseAnswerIsCutOffIsNotRepeatedEither() {
        assertThat(knownAward(1).block()).isEqualTo("done");
        wire.next(FaultyWire.Fault.CUT);

        assertThatThrownBy(() -> knownAward(2).block()).isInstanceOf(MongoSocketException.class);
        String again = knownAward(2).retry(3).block();

        assertThat(again).isEqualTo("there already");
        assertOneEffectOf(2);
    }

    @Test
    void aPullWhoseAnswerIsCutOffIsMadeAgainWithoutHarm() {
        assertThat(award(1).block()).isEqualTo("done");
        Outbox.Waiting said = waiting().blockOptional().orElseThrow();
        wire.next(FaultyWire.Fault.CUT);

        assertThatThrownBy(() -> database.outbox().pull(said).block()).isInstanceOf(MongoSocketException.class);
        assertThat(knownAward(2).retry(3).block()).isEqualTo("done");
        database.outbox().pull(said).block();

        assertThat(waiting().blockOptional().orElseThrow().events()).isEqualTo(List.of(Noted.event("n", 2)));
    }

    private Mono<String> knownAward(int seq) {
        return notes.changeKnown("n", stored -> applied(stored, seq));
    }

    private Mono<Outbox.Waiting> waiting() {
        return database.outbox().read(new Outbox.Key("toy-notes", "n"));
    }

    /** The effect of the n-th award: counted and said, once, guarded by the seq that the document keeps. */
    private Mono<String> award(int seq) {
        return notes.change("n", stored -> applied(stored, seq));
    }

    private static Change<String> applied(Optional<Document> stored, int seq) {
        int last = stored.map(document -> document.getInteger("seq")).orElse(0);
        return last >= seq
                ? Change.keep("there already")
                : Change.writeAndSay("done", new Document("seq", seq), List.of(Noted.event("n", seq)));
    }

    private void assertOneEffectOf(int seq) {
        assertThat(notes.find("n").block()).isEqualTo(new Document("_id", "n").append("seq", seq));
        assertThat(database.outbox()
                        .read(new Outbox.Key("toy-notes", "n"))
                        .map(waiting -> waiting.events().size())
                        .block())
                .isEqualTo(seq);
    }
}
