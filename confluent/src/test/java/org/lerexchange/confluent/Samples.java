package org.lerexchange.confluent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.testkit.rail.SchemasInMemory;

/** Records of a contract with whatever its schema lets be, the same for the same seed. */
final class Samples {

    private Samples() {}

    static <T extends SpecificRecord> T of(Topic<T> topic, long seed) {
        SchemasInMemory schemas = new SchemasInMemory();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5)
                .putInt(1, schemas.idOf(topic.subject(), topic.schema()))
                .array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            Object record = new RandomData(topic.schema(), 1, seed).iterator().next();
            new GenericDatumWriter<>(topic.schema()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AvroCodec(schemas).decode(topic, bytes.toByteArray());
    }
}
