package org.lerexchange.local.outside;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Plain Kafka consumers of every topic of the exchange, without a group: they leave no trace on the broker. */
final class Consumers {

    private static final String OURS = "ler.";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Consumers() {}

    static KafkaConsumer<byte[], byte[]> of(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    static List<TopicPartition> everything(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.listTopics(PATIENCE).entrySet().stream()
                .filter(topic -> topic.getKey().startsWith(OURS))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
