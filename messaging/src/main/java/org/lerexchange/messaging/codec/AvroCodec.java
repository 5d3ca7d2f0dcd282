package org.lerexchange.messaging.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Topic;

/**
 * One record of a topic as bytes in Confluent's wire format: the magic byte 0, the schema's id in four bytes, and Avro's
 * binary form. May wait for the registry, so never on an event loop; safe for many threads.
 *
 * <p>Bytes that are not a record of the topic are a {@link BrokenContract} with the name of an {@link Unreadable} as its
 * code. An id that nobody can look up now is {@link RegistryUnavailable}, which passes.
 */
public final class AvroCodec {

    private static final byte MAGIC = 0;
    private static final int HEAD_BYTES = 5;

    private record Pair(Class<?> type, int id) {}

    private final SchemaRegistry registry;
    private final ConcurrentMap<Pair, DatumReader<?>> readers = new ConcurrentHashMap<>();
    private final ConcurrentMap<Class<?>, ContractModel> models = new ConcurrentHashMap<>();

    public AvroCodec(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** CRC-64-AVRO of the parsing canonical form, in lower-case hex: what the header {@code ler_schema} says. */
    public static String fingerprint(Schema schema) {
        return HexFormat.of().toHexDigits(SchemaNormalization.parsingFingerprint64(schema));
    }

    /** Refuses, as a broken contract, a value that does not fit its own schema. */
    public <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value) {
        int id = registry.idOf(topic.subject(), topic.schema());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(HEAD_BYTES).put(MAGIC).putInt(id).array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<T>(topic.schema(), model(topic)).write(value, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw broken(Unreadable.UNSAYABLE, topic, "a value that fits its schema", told(e));
        }
    }

    /** Reads what any earlier or later version of the contract wrote as our version of it. */
    public <T extends SpecificRecord> T decode(Topic<T> topic, byte[] bytes) {
        int id = id(topic, bytes);
        DatumReader<T> reader = reader(topic, id);
        GuardedDecoder decoder = new GuardedDecoder(bytes, HEAD_BYTES);
        T value = read(topic, reader, decoder);
        if (decoder.remaining() > 0) {
            throw broken(Unreadable.TRAILING_BYTES, topic, "the end", decoder.remaining() + " more bytes");
        }
        return value;
    }

    private static <T extends SpecificRecord> T read(Topic<T> topic, DatumReader<T> reader, GuardedDecoder decoder) {
        try {
            return PlainLists.in(reader.read(null, decoder));
        } catch (GuardedDecoder.UnfitBytes e) {
            throw broken(e.reason(), topic, "a record", "bytes that break off or lie: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            throw broken(Unreadable.UNFIT, topic, "a record", told(e));
        }
    }

    private static int id(Topic<?> topic, byte[] bytes) {
        if (bytes.length == 0) {
            throw broken(Unreadable.EMPTY, topic, "a record", "no byte");
        }
        if (bytes[0] != MAGIC) {
            throw broken(Unreadable.BAD_MAGIC, topic, "the magic byte 0", Integer.toString(bytes[0]));
        }
        if (bytes.length < HEAD_BYTES) {
            throw broken(Unreadable.TRUNCATED, topic, "a schema id", bytes.length + " bytes");
        }
        return ByteBuffer.wrap(bytes).getInt(1);
    }

    @SuppressWarnings("unchecked")
    private <T extends SpecificRecord> DatumReader<T> reader(Topic<T> topic, int id) {
        Pair pair = new Pair(topic.type(), id);
        DatumReader<?> known = readers.get(pair);
        if (known == null) {
            known = new SpecificDatumReader<T>(writer(topic, id), topic.schema(), model(topic));
            readers.putIfAbsent(pair, known);
        }
        return (DatumReader<T>) known;
    }

    private Schema writer(Topic<?> topic, int id) {
        Schema writer;
        try {
            writer = registry.byId(id);
        } catch (UnknownSchema e) {
            throw broken(Unreadable.UNKNOWN_ID, topic, "the id of a schema", Integer.toString(id));
        }
        if (writer.getType() != Schema.Type.RECORD
                || !writer.getFullName().equals(topic.schema().getFullName())) {
            throw broken(Unreadable.OTHER_RECORD, topic, topic.schema().getFullName(), writer.getFullName());
        }
        return writer;
    }

    private ContractModel model(Topic<?> topic) {
        return models.computeIfAbsent(topic.type(), _ -> new ContractModel(topic));
    }

    private static BrokenContract broken(Unreadable reason, Topic<?> topic, String expected, String came) {
        return new BrokenContract(reason.name(), "expected " + expected + " on " + topic + ", but " + came + " came");
    }

    /** Avro's messages may quote values; only that of a missing field names nothing but its path. */
    private static String told(Exception e) {
        return e instanceof NullPointerException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }
}
