package org.lerexchange.local.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.lerexchange.events.MatchAct;
import org.lerexchange.events.MatchBand;
import org.lerexchange.events.MatchChange;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.events.MatchConsent;
import org.lerexchange.local.LocalExchange;
import org.lerexchange.schemas.Principals;
import tools.jackson.databind.json.JsonMapper;

/** The topics that a pretended exchange says: real ones, of which only the matches are in Avro. */
final class PretendTopics implements AutoCloseable {

    private static final List<String> TOPICS = Stream.of(
                    "award.recorded",
                    "award.answered",
                    "credential.issued",
                    "credential.status-changed",
                    "presentation.shared",
                    "presentation.verified",
                    "claim.retracted",
                    "consent.changed",
                    "trust.changed",
                    "profile.changed",
                    "match.changed")
            .map(name -> "ler." + name)
            .toList();

    private final KafkaProducer<String, byte[]> producer;
    private final int schema;
    private final Queue<Future<RecordMetadata>> sending = new ConcurrentLinkedQueue<>();

    PretendTopics(LocalExchange parts) throws Exception {
        try (Admin admin = Admin.create(parts.kafkaClient(Principals.ADMIN))) {
            admin.createTopics(TOPICS.stream()
                            .map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                parts.kafkaClient(Principals.ADMIN), new StringSerializer(), new ByteArraySerializer());
        schema = registered(parts.registry());
    }

    private static int registered(URI registry) throws Exception {
        JsonMapper json = new JsonMapper();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(registry + "/subjects/ler.match.changed-value/versions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.createObjectNode()
                        .put("schema", MatchChanged.getClassSchema().toString())
                        .toString()))
                .build();
        return json.readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .path("id")
                .asInt();
    }

    void say(String topic, String key, String value) {
        send("ler." + topic, key, value.getBytes(StandardCharsets.UTF_8));
    }

    private void send(String topic, String key, byte[] value) {
        Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(topic, key, value));
        sending.add(sent);
    }

    void match(String jobId, String matchId, String consentId, boolean offered) {
        MatchChange change = new MatchChange(
                offered ? MatchAct.OFFERED : MatchAct.WITHDRAWN,
                matchId,
                "candidate",
                5_000,
                MatchBand.MET,
                List.of(),
                List.of(new MatchConsent(consentId, 1L)),
                offered ? null : "REVOKED");
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(0);
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(schema).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new SpecificDatumWriter<>(MatchChanged.class)
                    .write(new MatchChanged(jobId, "employer", 1L, "w1", List.of(change)), encoder);
            encoder.flush();
            send("ler.match.changed", jobId, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        if (!sending.stream().allMatch(Future::isDone)) {
            throw new IllegalStateException("expected all records to be sent");
        }
    }
}
