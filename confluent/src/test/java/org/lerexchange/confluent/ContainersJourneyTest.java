package org.lerexchange.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lerexchange.containers.Images;
import org.lerexchange.containers.NeedsDocker;
import org.lerexchange.messaging.codec.ConfluentRegistry;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same journey on Kafka, Confluent's registry and a MongoDB replica set, through either registry client. */
@NeedsDocker
class ContainersJourneyTest {

    private static final String INSIDE = "kafka:19092";
    private static final int REGISTRY_PORT = 8085;

    @Test
    void eitherClientCarriesAwardsOverTheRealServers() {
        try (Network network = Network.newNetwork();
                KafkaContainer kafka = new KafkaContainer(Images.of("kafka"))
                        .withNetwork(network)
                        .withListener(INSIDE);
                GenericContainer<?> registry = registry(network);
                MongoDBContainer store = new MongoDBContainer(Images.of("store")).withReplicaSet()) {
            kafka.start();
            registry.start();
            store.start();
            RailJourney.Places there = new RailJourney.Places(
                    kafka.getBootstrapServers(),
                    "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT),
                    store.getReplicaSetUrl());

            assertThat(RailJourney.play(there)).isEqualTo(ConfluentRegistry.class);
            assertThat(RailJourney.play(there, "ler.registry.client=confluent"))
                    .isEqualTo(ConfluentClientRegistry.class);
        }
    }

    private static GenericContainer<?> registry(Network network) {
        return new GenericContainer<>(Images.of("registry"))
                .withNetwork(network)
                .withExposedPorts(REGISTRY_PORT)
                .withEnv("SCHEMA_REGISTRY_HOST_NAME", "registry")
                .withEnv("SCHEMA_REGISTRY_LISTENERS", "http://0.0.0.0:" + REGISTRY_PORT)
                .withEnv("SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS", "PLAINTEXT://" + INSIDE)
                .withEnv("SCHEMA_REGISTRY_KAFKASTORE_TOPIC_REPLICATION_FACTOR", "1")
                .waitingFor(Wait.forHttp("/subjects").forStatusCode(200));
    }
}
