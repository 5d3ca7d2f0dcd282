package org.lerexchange.messaging.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.ContractModel;

/** The records of a topic in plain words: maps, lists, texts, numbers; times as ISO 8601 writes them. */
final class PlainValue<T extends SpecificRecord> {

    private final Schema schema;
    private final ContractModel model;

    PlainValue(Topic<T> topic) {
        this.schema = topic.schema();
        this.model = new ContractModel(topic);
    }

    /** What is sealed says only that. */
    Map<String, @Nullable Object> shown(T value) {
        return ShownValue.fields(generic(value));
    }

    /** The record that is meant; what says {@code "sealed"} is taken from the one that was shown. */
    T read(Map<String, @Nullable Object> plain, Optional<T> shown) {
        GenericRecord kept = shown.map(this::generic).orElse(null);
        Object datum = ReadValue.read(schema, plain, kept, "value");
        return bytesThrough(
                new GenericDatumWriter<>(schema, new GenericData()),
                datum,
                new SpecificDatumReader<>(schema, schema, model));
    }

    private GenericRecord generic(T value) {
        return bytesThrough(
                new SpecificDatumWriter<>(schema, model),
                value,
                new GenericDatumReader<>(schema, schema, new GenericData()));
    }

    private static <A, B> B bytesThrough(DatumWriter<A> writer, A datum, DatumReader<B> reader) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            writer.write(datum, encoder);
            encoder.flush();
            return reader.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array refuses no byte", e);
        }
    }
}
