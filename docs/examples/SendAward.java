import static com.nimbusds.jose.EncryptionMethod.A256GCM;
import static com.nimbusds.jose.JWEAlgorithm.ECDH_ES_A256KW;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData.EnumSymbol;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * An institution's own system sends one award: kafka-clients, Avro with its JSON parser, and Nimbus, nothing of ours. Who
 * the person is, only the issuer service can open. What became of the award is said on ler.out.TENANT.award, refusals too:
 * FollowFeed.java reads it. Sending the same again is harmless. Run as: java -cp ... SendAward.java CLIENT.PROPERTIES TENANT
 * ISSUER_URL AWARD_ID ACHIEVEMENT EMAIL
 */
public final class SendAward {
    public static void main(String[] args) throws Exception {
        Properties client = new Properties(); // what ./ler client-properties TENANT prints
        client.load(new StringReader(Files.readString(Path.of(args[0]))));
        String topic = "ler.in." + args[1] + ".award";
        JsonNode latest = json(client.remove("schema.registry.url") + "/subjects/" + topic + "-value/versions/latest");
        Schema schema = new Schema.Parser().parse(latest.get("schema").asText());
        JsonNode keys = json(args[2] + "/.well-known/sealing-keys");
        ECKey today = ECKey.parse(keys.at("/keys/0/jwk").toString());
        var header = new JWEHeader.Builder(ECDH_ES_A256KW, A256GCM).keyID(today.getKeyID());
        JWEObject person = new JWEObject(header.build(), new Payload(Map.of("email", args[5])));
        person.encrypt(new ECDHEncrypter(today));
        var award = new GenericRecordBuilder(schema).set("tenant", args[1]).set("awardId", args[3]);
        award.set("act", new EnumSymbol(schema.getField("act").schema(), "RECORDED"))
                .set("achievementId", args[4]);
        award.set("recipient", person.serialize()).set("minor", false).set("onHold", false);
        var bytes = new ByteArrayOutputStream(); // Confluent's wire format: a zero, the schema's id in four bytes, Avro
        bytes.writeBytes(
                ByteBuffer.allocate(5).putInt(1, latest.get("id").asInt()).array());
        var avro = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(award.build(), avro);
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            var sent = producer.send(new ProducerRecord<>(topic, args[1] + ":" + args[3], bytes.toByteArray()));
            System.out.println("the broker has it: " + sent.get());
        }
    }

    private static JsonNode json(String address) throws IOException {
        return new ObjectMapper().readTree(URI.create(address).toURL().openStream());
    }
}
