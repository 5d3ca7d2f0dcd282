import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * An employer's own system follows its feed from the beginning: kafka-clients, Avro and a JSON parser, nothing of ours. One
 * line for each item: the job, the seq of its feed, the record. The same seq may come twice and says the same; an item
 * whose candidateId is empty has lost its ground. Run as: java -cp ... FollowFeed.java CLIENT.PROPERTIES TENANT [ITEMS]
 */
public final class FollowFeed {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<Integer, Schema> SCHEMAS = new HashMap<>();

    public static void main(String[] args) throws Exception {
        Properties client = new Properties(); // what ./ler client-properties TENANT prints
        try (Reader file = Files.newBufferedReader(Path.of(args[0]))) {
            client.load(file);
        }
        String registry = client.remove("schema.registry.url").toString();
        TopicPartition feed = new TopicPartition("ler.out." + args[1] + ".feed", 0);
        long left = args.length > 2 ? Long.parseLong(args[2]) : Long.MAX_VALUE;
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(feed));
            consumer.seekToBeginning(List.of(feed));
            while (left > 0) {
                for (ConsumerRecord<byte[], byte[]> item : consumer.poll(Duration.ofSeconds(1))) {
                    if (left-- > 0) {
                        System.out.println(new String(item.key(), "UTF-8") + " "
                                + new String(
                                        item.headers().lastHeader("ler_seq").value(), "UTF-8") + " "
                                + record(registry, item.value()));
                    }
                }
            }
        }
    }

    /** Confluent's wire format: a zero, the schema's id in four bytes, Avro. */
    private static GenericRecord record(String registry, byte[] bytes) throws Exception {
        int id = ByteBuffer.wrap(bytes).getInt(1);
        if (!SCHEMAS.containsKey(id)) {
            SCHEMAS.put(id, schema(registry + "/schemas/ids/" + id));
        }
        return new GenericDatumReader<GenericRecord>(SCHEMAS.get(id))
                .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    }

    private static Schema schema(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        String body = HTTP.send(request, BodyHandlers.ofString()).body();
        return new Schema.Parser().parse((String) JSONObjectUtils.parse(body).get("schema"));
    }
}
