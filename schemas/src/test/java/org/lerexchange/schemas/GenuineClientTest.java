package org.lerexchange.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryDecoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryEncoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.CodecProperties;
import org.lerexchange.messaging.codec.ConfluentRegistry;

/**
 * Our codec beside Confluent's own registry client (7.5.3) and Flink's coder on it, both relocated in Flink's artefact, on
 * one registry: they agree on every id and every byte.
 */
class GenuineClientTest {

    private final RegistryStub stub = new RegistryStub();
    private final CachedSchemaRegistryClient genuine = new CachedSchemaRegistryClient(stub.url(), 100);

    @AfterEach
    void stop() {
        stub.close();
    }

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void whatTheGenuineClientRegistersWeFindWithItsId(Topic<?> topic) throws Exception {
        genuine.register("elsewhere-value", new AvroSchema("\"string\""));
        int id = genuine.register(
                topic.subject(), new AvroSchema(History.headSchema(topic).toString()));

        try (ConfluentRegistry registry = new ConfluentRegistry(CodecProperties.at(stub.url()))) {
            assertThat(registry.idOf(topic.subject(), topic.schema())).isEqualTo(id);
            assertThat(registry.byId(id)).isEqualTo(History.headSchema(topic));
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void whatWeRegisterTheGenuineClientFindsWithItsId(Topic<?> topic) throws Exception {
        try (ConfluentRegistry registry = registering()) {
            int id = registry.idOf(topic.subject(), topic.schema());

            AvroSchema schema = new AvroSchema(History.headSchema(topic).toString());
            assertThat(genuine.getId(topic.subject(), schema)).isEqualTo(id);
            assertThat(genuine.getSchemaById(id)).isEqualTo(schema);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void eachReadsTheOthersBytesAndWritesTheSame(Topic<?> topic) throws Exception {
        try (ConfluentRegistry registry = registering()) {
            assertAgreed(topic, new AvroCodec(registry));
        }
    }

    private <T extends SpecificRecord> void assertAgreed(Topic<T> topic, AvroCodec codec) throws Exception {
        T value = new AvroCodec(new OneSchema(History.headSchema(topic)))
                .decode(topic, OneSchema.wire(SampleRecord.bytes(History.headSchema(topic))));
        ConfluentSchemaRegistryCoder coder = new ConfluentSchemaRegistryCoder(topic.subject(), genuine);
        byte[] ours = codec.encode(topic, value);

        ByteArrayInputStream in = new ByteArrayInputStream(ours);
        Schema schema = coder.readSchema(in);
        BinaryDecoder decoder = DecoderFactory.get().directBinaryDecoder(in, null);
        GenericRecord theirs = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);

        assertThat(in.available()).isZero();
        byte[] written = written(coder, schema, theirs);
        assertThat(written).isEqualTo(ours);
        assertThat(codec.decode(topic, written)).isEqualTo(value);
    }

    private static byte[] written(ConfluentSchemaRegistryCoder coder, Schema schema, GenericRecord record)
            throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        coder.writeSchema(schema, out);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private ConfluentRegistry registering() {
        return new ConfluentRegistry(CodecProperties.at(stub.url()).with("auto.register.schemas", "true"));
    }
}
