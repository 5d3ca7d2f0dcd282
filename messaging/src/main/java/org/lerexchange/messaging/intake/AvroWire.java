package org.lerexchange.messaging.intake;

import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.SchemaRegistry;

/** The wire in Confluent's format, over the registry. */
public record AvroWire(AvroCodec codec, SchemaRegistry registry) implements Wire {

    /** Where the schema's id stands, behind the magic byte. */
    private static final int ID_AT = 1;

    @Override
    public <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value) {
        return codec.encode(topic, value);
    }

    @Override
    public <T extends SpecificRecord> T decode(Topic<T> topic, byte[] bytes) {
        return codec.decode(topic, bytes);
    }

    /** Of bytes that were decoded before. */
    @Override
    public Schema writtenWith(Topic<?> topic, byte[] bytes) {
        return registry.byId(ByteBuffer.wrap(bytes).getInt(ID_AT));
    }

    @Override
    public String fingerprint(Schema schema) {
        return AvroCodec.fingerprint(schema);
    }
}
