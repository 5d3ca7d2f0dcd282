package org.lerexchange.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.codec.RegistryStub;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.testkit.store.TestStore;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A setting chooses Confluent's own client, and the rail runs on it as on ours. */
class JourneyTest {

    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);

    private final RegistryStub registry = new RegistryStub();

    @BeforeAll
    static void start() {
        BROKER.brokerProperty("group.initial.rebalance.delay.ms", "0");
        BROKER.brokerProperty("auto.create.topics.enable", "false");
        BROKER.brokerProperty("offsets.topic.num.partitions", "1");
        BROKER.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        BROKER.destroy();
    }

    @Test
    void chosenBySettingConfluentsClientCarriesAwardsThereAndBack() {
        RailJourney.Places here = new RailJourney.Places(BROKER.getBrokersAsString(), registry.url(), TestStore.uri());
        try (registry) {
            assertThat(RailJourney.play(here, "ler.registry.client=confluent"))
                    .isEqualTo(ConfluentClientRegistry.class);
            assertThat(asked("POST /subjects/ler.award.recorded-value/versions"))
                    .as("each id is asked for once")
                    .hasSize(1);
        }
    }

    @Test
    void withoutTheSettingTheJarIsNoChoice() {
        ApplicationContextRunner runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ConfluentClientConfiguration.class))
                .withPropertyValues("ler.registry.confluent[schema.registry.url]=" + registry.url());
        try (registry) {
            runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SchemaRegistry.class));
            runner.withPropertyValues("ler.registry.client=confluent")
                    .run(context -> assertThat(context).hasSingleBean(ConfluentClientRegistry.class));
        }
    }

    private List<RegistryStub.Question> asked(String what) {
        return registry.questions().stream()
                .filter(question -> question.what().equals(what))
                .toList();
    }
}
