package org.lerexchange.messaging.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Topic;
import org.lerexchange.toy.ToyCounted;
import org.lerexchange.toy.ToyOrdered;
import org.lerexchange.toy.ToyTold;

/** Confluent's form, with a registry of three schemas in memory. */
final class ToyWire implements Wire {

    private static final int HEAD = 5;

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                ClassSecurityValidator.builder()
                        .add(ToyOrdered.class)
                        .add(ToyCounted.class)
                        .add(ToyTold.class)
                        .build()));
    }

    private final List<Schema> schemas =
            List.of(ToyOrdered.getClassSchema(), ToyCounted.getClassSchema(), ToyTold.getClassSchema());

    @Override
    public <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(ByteBuffer.allocate(HEAD)
                    .put((byte) 0)
                    .putInt(schemas.indexOf(topic.schema()))
                    .array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<T>(topic.schema()).write(value, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T extends SpecificRecord> T decode(Topic<T> topic, byte[] bytes) {
        if (bytes.length < HEAD || bytes[0] != 0) {
            throw new BrokenContract("BAD_MAGIC", "expected the magic byte and an id");
        }
        if (!writtenWith(topic, bytes).getFullName().equals(topic.schema().getFullName())) {
            throw new BrokenContract(
                    "OTHER_RECORD", "expected " + topic.schema().getFullName());
        }
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, HEAD, bytes.length - HEAD, null);
            T value = new SpecificDatumReader<T>(topic.schema()).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new BrokenContract("TRAILING_BYTES", "expected the end");
            }
            return value;
        } catch (IOException | RuntimeException e) {
            throw e instanceof BrokenContract broken ? broken : new BrokenContract("UNFIT", "expected a record");
        }
    }

    @Override
    public Schema writtenWith(Topic<?> topic, byte[] bytes) {
        int id = ByteBuffer.wrap(bytes).getInt(1);
        if (id < 0 || id >= schemas.size()) {
            throw new BrokenContract("UNKNOWN_ID", "expected the id of a schema");
        }
        return schemas.get(id);
    }

    @Override
    public String fingerprint(Schema schema) {
        return HexFormat.of().toHexDigits(SchemaNormalization.parsingFingerprint64(schema));
    }
}
