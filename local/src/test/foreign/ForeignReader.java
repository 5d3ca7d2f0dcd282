import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Somebody else's program, with nothing of ours on its class path: reads a topic through the registry with Kafka's own
 * client and Confluent's registry client as Flink carries it, and prints one line of JSON for each record.
 *
 * <p>java -cp kafka-clients.jar:flink-sql-avro-confluent-registry.jar ForeignReader.java CLIENT-PROPERTIES REGISTRY TOPIC RECORDS
 */
public final class ForeignReader {

    public static void main(String[] line) throws Exception {
        String topic = line[2];
        int wanted = Integer.parseInt(line[3]);
        ConfluentSchemaRegistryCoder coder =
                new ConfluentSchemaRegistryCoder(topic + "-value", new CachedSchemaRegistryClient(line[1], 100));
        Properties client = new Properties();
        try (Reader settings = Files.newBufferedReader(Path.of(line[0]))) {
            client.load(settings);
        }
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .collect(Collectors.toList());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            int read = 0;
            while (read < wanted) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    System.out.println(read(coder, record.value()));
                    read++;
                }
            }
        }
    }

    private static GenericRecord read(ConfluentSchemaRegistryCoder coder, byte[] bytes) throws Exception {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        Schema schema = coder.readSchema(in);
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().directBinaryDecoder(in, null));
    }
}
