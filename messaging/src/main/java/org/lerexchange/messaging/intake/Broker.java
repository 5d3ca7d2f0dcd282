package org.lerexchange.messaging.intake;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** The broker, as this service reaches it, with the rail's own settings on top. */
public record Broker(Map<String, Object> consumerSettings, Map<String, Object> producerSettings) {

    /** A send is given up after so many milliseconds and then retried by whoever waits for it. */
    private static final int DELIVERY_MILLIS = 15_000;

    private static final int REQUEST_MILLIS = 5_000;

    /** After so many milliseconds without a sign of life another instance takes over; the client's own default is 45,000. */
    private static final int SESSION_MILLIS = 10_000;

    /** So soon a new topic of a family is heard. */
    private static final int FOUND_MILLIS = 5_000;

    public Broker {
        consumerSettings = Map.copyOf(consumerSettings);
        producerSettings = Map.copyOf(producerSettings);
    }

    /** A broker without credentials. */
    public static Broker at(String servers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        return new Broker(settings, settings);
    }

    /** Idempotent, acknowledged by all, at once; one for a service. */
    public Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(producerSettings);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_MILLIS);
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    ConsumerFactory<byte[], byte[]> consumers(String group, RailProperties limits) {
        return factory(consumer(group, limits));
    }

    /** New topics are found soon, and topics of one partition are shared out one by one, not all to the first instance. */
    ConsumerFactory<byte[], byte[]> consumersOfFamilies(String group, RailProperties limits) {
        Map<String, Object> settings = consumer(group, limits);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, FOUND_MILLIS);
        if (!isOfTheNewProtocol(settings)) {
            settings.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        }
        return factory(settings);
    }

    /** Asks which topics there are. */
    Admin admin() {
        Map<String, Object> settings = new HashMap<>(consumerSettings);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        return Admin.create(settings);
    }

    private static ConsumerFactory<byte[], byte[]> factory(Map<String, Object> settings) {
        return new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** KIP-848: there the broker decides how long it waits and who gets what, and a client may not say so. */
    private static boolean isOfTheNewProtocol(Map<String, Object> settings) {
        return "consumer".equalsIgnoreCase(String.valueOf(settings.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG)));
    }

    private Map<String, Object> consumer(String group, RailProperties limits) {
        Map<String, Object> settings = new HashMap<>(consumerSettings);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, limits.recordsPerPoll());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        if (!isOfTheNewProtocol(settings)) {
            settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        }
        String instance = limits.instance();
        if (instance != null && !instance.isBlank()) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        }
        return settings;
    }
}
