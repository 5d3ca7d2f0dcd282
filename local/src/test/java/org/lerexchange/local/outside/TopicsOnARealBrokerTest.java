package org.lerexchange.local.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.local.LocalExchange;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.supervision.Progress;
import org.lerexchange.schemas.Principals;
import tools.jackson.databind.json.JsonMapper;

class TopicsOnARealBrokerTest {

    private static final String TOPIC = "ler.toy.said";
    private static final String SCHEMA =
            "{\"type\":\"record\",\"name\":\"Said\",\"fields\":[{\"name\":\"text\",\"type\":\"string\"}]}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void recordIsSeenAsItIsWrittenReadByItsSchemaAndSearchedForNames() throws Exception {
        assumeTrue(Files.exists(Build.found().registry()), "skipped: the unpacked schema registry is missing");
        try (LocalExchange exchange = new LocalExchange(new LerHome(folder), Ports.free(), Map.of(), new Silent())) {
            exchange.upInfrastructure();
            Map<String, Object> client = exchange.kafkaClient(Principals.ADMIN);
            try (Admin admin = Admin.create(client)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1)))
                        .all()
                        .get();
            }
            int id = registered(exchange.registry());
            try (TopicTail tail = TopicTail.open(client)) {
                tail.watch("watched");

                write(client, "a-1", value(id, "Amara Quill"));
                write(client, "watched-1", value(id, "sealed"));

                TopicRecord plain = tail.await("a-1", 0, record -> record.concerns("a-1"), PATIENCE);
                TopicRecord watched = tail.await("watched", 0, record -> record.concerns("watched-1"), PATIENCE);
                assertThat(plain.value()).isEmpty();
                GenericRecord read = new AvroRecords(exchange.registry()).read(watched);
                assertThat(read.get("text")).hasToString("sealed");
            }
            TopicScan.Result result = new TopicScan(client).lookFor(List.of("Amara Quill", "Nobody Here"));
            assertThat(result.records()).isEqualTo(2);
            assertThat(result.found()).singleElement().asString().startsWith("Amara Quill in " + TOPIC);
        }
    }

    private static int registered(URI registry) throws Exception {
        JsonMapper json = new JsonMapper();
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry + "/subjects/" + TOPIC + "-value/versions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        json.createObjectNode().put("schema", SCHEMA).toString()))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return json.readTree(response.body()).path("id").asInt();
    }

    private static byte[] value(int id, String text) throws Exception {
        Schema schema = new Schema.Parser().parse(SCHEMA);
        GenericRecord record = new GenericData.Record(schema);
        record.put("text", text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.write(ByteBuffer.allocate(4).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static void write(Map<String, Object> client, String key, byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
        }
    }

    private record Silent() implements Progress {

        @Override
        public void ready(String what, String where, Duration after) {
            assertThat(what.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        }

        @Override
        public void said(String line) {
            assertThat(line).isNotNull();
        }
    }
}
