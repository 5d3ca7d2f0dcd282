package org.lerexchange.messaging.letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Background;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.messaging.intake.RailConfiguration;
import org.lerexchange.messaging.intake.RelayConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LettersConfigurationTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    KafkaAutoConfiguration.class,
                    RailConfiguration.class,
                    RelayConfiguration.class,
                    LettersConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withPropertyValues(
                    "ler.rail.service=toys",
                    "spring.kafka.bootstrap-servers=127.0.0.1:1",
                    "ler.registry.confluent[schema.registry.url]=http://127.0.0.1:1");

    @Test
    void aServiceWithARailAndADatabaseHasLettersAndCountsThem() {
        service.withBean(Database.class, () -> new InMemoryDatabase(PendingEvents.of(List.of())))
                .run(context -> {
                    assertThat(context).hasSingleBean(Letters.class);
                    assertThat(context.getBeansOfType(Background.class).values())
                            .extracting(Background::name)
                            .containsExactlyInAnyOrder("rail.letters.forget", "rail.letters.count");
                });
    }

    @Test
    void aServiceWithoutADatabaseHasNone() {
        service.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Letters.class));
    }
}
