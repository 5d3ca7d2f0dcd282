import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * An employer's own system follows its feed from the beginning, an institution's the answers to its awards: kafka-clients,
 * Avro and the JSON parser that comes with it, nothing of ours. One line for each record: its key (of the feed, the job),
 * its seq under that key, what it says. The same seq may come twice and says the same; an item whose candidateId is empty
 * has lost its ground. Ends when RECORDS have come, or more with the last of them. Run as: java -cp ... FollowFeed.java
 * CLIENT.PROPERTIES TENANT [RECORDS [feed | award]]
 */
public final class FollowFeed {
    private static final Map<Integer, Schema> SCHEMAS = new HashMap<>();

    public static void main(String[] args) throws Exception {
        Properties client = new Properties(); // what ./ler client-properties TENANT prints
        client.load(new StringReader(Files.readString(Path.of(args[0]))));
        String schemas = client.remove("schema.registry.url") + "/schemas/ids/";
        var topic = new TopicPartition("ler.out." + args[1] + (args.length > 3 ? "." + args[3] : ".feed"), 0);
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            for (long left = args.length > 2 ? Long.parseLong(args[2]) : Long.MAX_VALUE; left > 0; ) {
                for (var item : consumer.poll(Duration.ofSeconds(1))) {
                    String seq = new String(item.headers().lastHeader("ler_seq").value(), UTF_8);
                    System.out.println(item.key() + " " + seq + " " + record(schemas, item.value()));
                    left--;
                }
            }
        }
    }

    /** Confluent's wire format: a zero, the schema's id in four bytes, Avro. A schema never changes under its id. */
    private static GenericRecord record(String schemas, byte[] bytes) throws Exception {
        int id = ByteBuffer.wrap(bytes).getInt(1);
        if (!SCHEMAS.containsKey(id)) {
            InputStream answer = URI.create(schemas + id).toURL().openStream();
            String schema = new ObjectMapper().readTree(answer).get("schema").asText();
            SCHEMAS.put(id, new Schema.Parser().parse(schema));
        }
        var avro = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null);
        return new GenericDatumReader<GenericRecord>(SCHEMAS.get(id)).read(null, avro);
    }
}
