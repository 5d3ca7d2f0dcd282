package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

@ExtendWith(BrokerForAll.class)
class RailConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    KafkaAutoConfiguration.class, RailConfiguration.class, RelayConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    @Test
    void aServiceThatDeclaresASubscriptionHearsAndItsRelayRuns(EmbeddedKafkaKraftBroker kafka) {
        try (ToyShop shop = new ToyShop(kafka)) {
            Counting counting = new Counting(shop.counted);
            shop.say(shop.order("k", 1));
            runner.withPropertyValues(
                            "ler.rail.service=" + shop.name,
                            "spring.kafka.bootstrap-servers=" + kafka.getBrokersAsString())
                    .withPropertyValues("ler.registry.confluent[schema.registry.url]=http://localhost:1")
                    .withInitializer(context -> {
                        GenericApplicationContext beans = (GenericApplicationContext) context;
                        beans.registerBean(
                                Subscription.class, () -> Subscription.of(shop.ordered, shop.room, counting));
                        beans.registerBean(Wire.class, () -> shop.wire);
                        beans.registerBean(PendingEvents.class, () -> PendingEvents.of(List.of(shop.counted)));
                        beans.registerBean(
                                InMemoryDatabase.class,
                                () -> new InMemoryDatabase(PendingEvents.of(List.of(shop.counted))));
                    })
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        ToyShop.soon()
                                .untilAsserted(() -> assertThat(counting.heard).containsKey("k"));
                        context.getBean(Intake.class).caughtUp().get(20, TimeUnit.SECONDS);
                        assertThat(context.getBean(RunningRelay.class).isRunning())
                                .isTrue();
                        Map<String, Status> healths = context.getBeansOfType(HealthIndicator.class).entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> Objects.requireNonNull(
                                                        entry.getValue().health())
                                                .getStatus()));
                        assertThat(healths)
                                .containsEntry("railViews", Status.UP)
                                .containsEntry("stuckPartitions", Status.UP)
                                .as("no registry answers there")
                                .containsEntry("railRegistry", Status.OUT_OF_SERVICE);
                    });
        }
    }

    @Test
    void withoutAServiceNameThereIsNoRail() {
        runner.run(context -> assertThat(context).doesNotHaveBean(Intake.class));
    }
}
