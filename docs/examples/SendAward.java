import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.ByteArrayOutputStream;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * An institution's own system sends one award and waits for what becomes of it: kafka-clients, Avro and Nimbus, nothing of
 * ours. Run as: java -cp ... SendAward.java CLIENT.PROPERTIES TENANT ISSUER_URL AWARD_ID ACHIEVEMENT EMAIL
 */
public final class SendAward {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        Properties client = new Properties(); // what ./ler client-properties TENANT prints
        try (Reader file = Files.newBufferedReader(Path.of(args[0]))) {
            client.load(file);
        }
        String registry = client.remove("schema.registry.url").toString();
        String key = args[1] + ':' + args[3];
        String in = "ler.in." + args[1] + ".award";
        TopicPartition out = new TopicPartition("ler.out." + args[1] + ".award", 0);
        Map<String, Object> latest = json(registry + "/subjects/" + in + "-value/versions/latest");
        Schema schema = new Schema.Parser().parse((String) latest.get("schema"));
        GenericRecord award = new GenericRecordBuilder(schema)
                .set("tenant", args[1])
                .set("awardId", args[3])
                .set("act", new GenericData.EnumSymbol(schema.getField("act").schema(), "RECORDED"))
                .set("achievementId", args[4])
                .set("recipient", sealed(args[2], JSONObjectUtils.toJSONString(Map.of("email", args[5]))))
                .set("minor", false)
                .set("onHold", false)
                .build();
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            consumer.assign(List.of(out));
            consumer.seekToEnd(List.of(out));
            consumer.position(out); // the answer lies behind this
            producer.send(new ProducerRecord<>(in, key.getBytes("UTF-8"), bytes(latest, schema, award)))
                    .get();
            while (true) {
                for (ConsumerRecord<byte[], byte[]> answer : consumer.poll(Duration.ofSeconds(1))) {
                    if (key.equals(new String(answer.key(), "UTF-8"))) {
                        System.out.println(record(registry, answer.value()));
                        return;
                    }
                }
            }
        }
    }

    /** Only the issuer service can open it: ECDH-ES+A256KW and A256GCM, to its key of the day. */
    private static String sealed(String issuer, String person) throws Exception {
        var keys = JSONObjectUtils.getJSONObjectArray(json(issuer + "/.well-known/sealing-keys"), "keys");
        ECKey today = ECKey.parse(JSONObjectUtils.getJSONObject(keys[0], "jwk"));
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                .keyID(today.getKeyID())
                .build();
        JWEObject sealed = new JWEObject(header, new Payload(person));
        sealed.encrypt(new ECDHEncrypter(today));
        return sealed.serialize();
    }

    /** Confluent's wire format: a zero, the schema's id in four bytes, Avro. */
    private static byte[] bytes(Map<String, Object> latest, Schema schema, GenericRecord value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(5)
                .putInt(1, ((Number) latest.get("id")).intValue())
                .array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(value, encoder);
        return bytes.toByteArray();
    }

    private static GenericRecord record(String registry, byte[] bytes) throws Exception {
        int id = ByteBuffer.wrap(bytes).getInt(1);
        Schema schema = new Schema.Parser()
                .parse((String) json(registry + "/schemas/ids/" + id).get("schema"));
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    }

    private static Map<String, Object> json(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return JSONObjectUtils.parse(HTTP.send(request, BodyHandlers.ofString()).body());
    }
}
