package org.lerexchange.messaging.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.bson.Document;
import org.bson.types.Binary;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.ContractModel;

/**
 * The stored form of an event that waits to be said: plain Avro binary beside the fingerprint of the schema that wrote it
 * (CRC-64-AVRO, Avro 1.12 specification, "Schema fingerprints"), so that a service that was upgraded in between still
 * reads it. A value that no record could hold is a {@link BrokenContract} before anything is written.
 */
public final class PendingEvents {

    /** Of one value, in bytes: with key and headers it stays below the mebibyte that a broker takes. */
    static final int LARGEST = 900_000;

    private final Map<String, Topic<?>> topics = new HashMap<>();
    private final Map<String, Schema> writers = new HashMap<>();
    private final Map<String, String> fingerprints = new HashMap<>();
    private final Map<String, SpecificData> models = new ConcurrentHashMap<>();

    private PendingEvents(Collection<? extends Topic<?>> topics, Collection<Schema> earlier) {
        earlier.forEach(schema -> writers.put(fingerprint(schema), schema));
        for (Topic<?> topic : topics) {
            String fingerprint = fingerprint(topic.schema());
            this.topics.put(topic.name(), topic);
            fingerprints.put(topic.name(), fingerprint);
            writers.put(fingerprint, topic.schema());
        }
    }

    /** Events of these topics, written with the schemas these topics have now. */
    public static PendingEvents of(Collection<? extends Topic<?>> topics) {
        return new PendingEvents(topics, List.of());
    }

    /** Also those that an earlier version of the service wrote with one of these schemas. */
    public static PendingEvents of(Collection<? extends Topic<?>> topics, Collection<Schema> earlier) {
        return new PendingEvents(topics, earlier);
    }

    Document toDocument(Event<?> event) {
        String topic = known(event.topic().name()).name();
        return new Document("topic", topic)
                .append("key", event.key())
                .append("seq", event.seq())
                .append("generation", event.generation())
                .append("time", Date.from(event.time()))
                .append("schema", fingerprints.get(topic))
                .append("value", new Binary(bounded(event.topic(), encoded(event))));
    }

    private static byte[] bounded(Topic<?> topic, byte[] value) {
        if (value.length > LARGEST) {
            throw new BrokenContract(
                    BrokenContract.TOO_LARGE,
                    "expected at most " + LARGEST + " bytes on " + topic.name() + ", but " + value.length + " came");
        }
        return value;
    }

    Event<?> toEvent(Document pending) {
        return toEvent(known(pending.getString("topic")), pending);
    }

    private <T extends SpecificRecord> Event<T> toEvent(Topic<T> topic, Document pending) {
        T value = decoded(
                topic,
                writer(pending.getString("schema"), topic),
                pending.get("value", Binary.class).getData());
        return new Event<>(
                topic,
                pending.getString("key"),
                pending.getLong("seq"),
                pending.getInteger("generation"),
                pending.getDate("time").toInstant(),
                value);
    }

    private Topic<?> known(String name) {
        Topic<?> topic = topics.get(name);
        if (topic == null) {
            throw new IllegalStateException(
                    "expected a topic that this service says, but a pending event is for " + name);
        }
        return topic;
    }

    private Schema writer(String fingerprint, Topic<?> topic) {
        Schema writer = writers.get(fingerprint);
        if (writer == null) {
            throw new IllegalStateException("expected a schema of " + topic + " that this service knows, but a pending"
                    + " event was written with " + fingerprint);
        }
        return writer;
    }

    private static <T extends SpecificRecord> byte[] encoded(Event<T> event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<T>(event.topic().type()).write(event.value(), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array refuses no byte", e);
        }
        return bytes.toByteArray();
    }

    private SpecificData model(Topic<?> topic) {
        return models.computeIfAbsent(topic.name(), _ -> new ContractModel(topic));
    }

    private <T extends SpecificRecord> T decoded(Topic<T> topic, Schema writer, byte[] bytes) {
        SpecificDatumReader<T> reader = new SpecificDatumReader<>(writer, topic.schema(), model(topic));
        try {
            return topic.type().cast(reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null)));
        } catch (IOException e) {
            throw new UncheckedIOException("a pending event of " + topic + " ends before its schema does", e);
        }
    }

    static String fingerprint(Schema schema) {
        return "%016x".formatted(SchemaNormalization.parsingFingerprint64(schema));
    }
}
