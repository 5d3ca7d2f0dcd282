package org.lerexchange.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** One record of a schema with every field filled, always the same. */
final class SampleRecord {

    private SampleRecord() {}

    static GenericRecord of(Schema schema) {
        return (GenericRecord) value(schema, "record");
    }

    /** Avro's binary form, without the head of the wire format. */
    static byte[] bytes(Schema schema) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema).write(of(schema), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Object value(Schema schema, String field) {
        return switch (schema.getType()) {
            case RECORD -> {
                GenericRecord record = new GenericData.Record(schema);
                schema.getFields().forEach(each -> record.put(each.pos(), value(each.schema(), each.name())));
                yield record;
            }
            case UNION -> value(schema.getTypes().getLast(), field);
            case ARRAY -> List.of(value(schema.getElementType(), field), value(schema.getElementType(), field));
            case MAP -> Map.of("key", value(schema.getValueType(), field));
            case ENUM ->
                new GenericData.EnumSymbol(schema, schema.getEnumSymbols().getLast());
            case STRING -> field + " ✓";
            case INT -> 20_400;
            case LONG -> 1_762_000_000_123L;
            case FLOAT -> 0.5f;
            case DOUBLE -> 0.25;
            case BOOLEAN -> true;
            default -> throw new IllegalArgumentException("no sample of " + schema.getType() + " in " + field);
        };
    }
}
