package org.lerexchange.messaging.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;

class PendingEventsTest {

    /** How a note was written by an earlier version: it had one more field. */
    private static final Schema EARLIER = SchemaBuilder.record(Noted.class.getName())
            .fields()
            .requiredString("text")
            .optionalString("colour")
            .endRecord();

    @Test
    void whatIsReadIsWhatWasWrittenWithTheSameId() {
        Event<?> written = Noted.event("n1", 7);

        Event<?> read = Stores.pending().toEvent(Stores.pending().toDocument(written));

        assertThat(read).isEqualTo(written);
        assertThat(read.id()).isEqualTo(written.id());
    }

    @Test
    void anEventOfAnEarlierVersionIsReadWithTheSchemaThatWroteIt() {
        byte[] bytes = {6, 'o', 'l', 'd', 0};
        Document stored = Stores.pending()
                .toDocument(Noted.event("n1", 1))
                .append("schema", PendingEvents.fingerprint(EARLIER))
                .append("value", new org.bson.types.Binary(bytes));

        Event<?> read = PendingEvents.of(List.of(Noted.TOPIC), List.of(EARLIER)).toEvent(stored);

        assertThat(((Noted) read.value()).text()).isEqualTo("old");
        assertThatThrownBy(() -> Stores.pending().toEvent(stored))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(PendingEvents.fingerprint(EARLIER));
    }

    @Test
    void anEventThatNoRecordCouldHoldIsRefusedBeforeItIsWritten() {
        String below = "x".repeat(PendingEvents.LARGEST - 10);
        String above = "x".repeat(PendingEvents.LARGEST);

        assertThat(Stores.pending().toDocument(Noted.event(below, 1))).containsKey("value");
        assertThatThrownBy(() -> Stores.pending().toDocument(Noted.event(above, 1)))
                .isInstanceOfSatisfying(
                        BrokenContract.class,
                        broken -> assertThat(broken.code()).isEqualTo(BrokenContract.TOO_LARGE))
                .hasMessageNotContaining("xxx");
    }

    @Test
    void anEventOfATopicThatTheServiceDoesNotSayIsRefusedByName() {
        PendingEvents none = PendingEvents.of(List.of());

        assertThatThrownBy(() -> none.toDocument(Noted.event("n1", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ler.note.noted");
    }
}
