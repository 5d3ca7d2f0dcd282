package org.lerexchange.messaging.documents;

import java.time.Instant;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Topic;

/** An event for tests, as the Avro compiler would have made it. */
public final class Noted extends SpecificRecordBase {

    private static final long serialVersionUID = 1;

    public static final Schema SCHEMA$ = SchemaBuilder.record(Noted.class.getName())
            .fields()
            .requiredString("text")
            .endRecord();

    public static final Topic<Noted> TOPIC = new Topic<>(
            "ler.note.noted",
            Noted.class,
            SCHEMA$,
            "note id",
            Topic.Kind.FACT_7_DAYS,
            "toy.notes",
            Set.of("toy.readers"),
            Topic.Erasure.NOTHING_TO_ERASE,
            Topic.Spread.MANY);

    /** Avro looks here; trusts this class, which is outside the packages of generated classes. */
    @SuppressWarnings({"unused", "UnusedVariable"})
    private static final SpecificData MODEL$ = new Trusting();

    private CharSequence text = "";

    public static Event<Noted> event(String key, long seq) {
        Noted noted = new Noted();
        noted.text = key + " " + seq;
        return Event.of(TOPIC, key, seq, Instant.ofEpochMilli(1_700_000_000_000L + seq), noted);
    }

    public String text() {
        return text.toString();
    }

    @Override
    public Schema getSchema() {
        return SCHEMA$;
    }

    @Override
    public Object get(int field) {
        return text;
    }

    @Override
    public void put(int field, @Nullable Object value) {
        text = String.valueOf(value);
    }

    private static final class Trusting extends SpecificData {
        @Override
        @SuppressWarnings("rawtypes") // Avro's own signature.
        public @Nullable Class getClass(Schema schema) {
            return schema.getType() == Schema.Type.RECORD ? Noted.class : super.getClass(schema);
        }
    }
}
