package org.lerexchange.messaging.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.Producer;
import org.lerexchange.messaging.Background;
import org.lerexchange.messaging.ForParties;
import org.lerexchange.messaging.FromParties;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.TopicsThere;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.CodecProperties;
import org.lerexchange.messaging.codec.ConfluentRegistry;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.relay.Speaker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

/** Wires the rail from a service's subscriptions and state owners; present where {@code ler.rail.service} is. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnProperty("ler.rail.service")
@EnableConfigurationProperties({RailProperties.class, CodecProperties.class})
public class RailConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock railClock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Broker railBroker(KafkaProperties kafka, KafkaConnectionDetails details) {
        return new Broker(
                reached(kafka.buildConsumerProperties(), details.getConsumer()),
                reached(kafka.buildProducerProperties(), details.getProducer()));
    }

    private static Map<String, Object> reached(
            Map<String, Object> settings, KafkaConnectionDetails.Configuration details) {
        Map<String, Object> reached = new HashMap<>(settings);
        reached.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, details.getBootstrapServers());
        String protocol = details.getSecurityProtocol();
        if (protocol != null && !protocol.isBlank()) {
            reached.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        }
        reached.values().removeIf(value -> value == null);
        return reached;
    }

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> railProducer(Broker broker) {
        return broker.producer();
    }

    @Bean
    @ConditionalOnMissingBean
    SchemaRegistry schemaRegistry(CodecProperties properties) {
        return new ConfluentRegistry(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    Wire railWire(SchemaRegistry registry) {
        return new AvroWire(new AvroCodec(registry), registry);
    }

    @Bean
    @ConditionalOnMissingBean
    Speaker railSpeaker(Producer<byte[], byte[]> railProducer, Wire wire, RailProperties rail) {
        return new KafkaSpeaker(railProducer, wire, rail.service());
    }

    @Bean
    DeadLetters deadLetters(Producer<byte[], byte[]> railProducer, RailProperties rail, Clock clock) {
        return new DeadLetters(railProducer, rail.deadLetterTopic(), clock);
    }

    @Bean
    Intake.Hands intakeHands(Wire wire, Speaker speaker, DeadLetters deadLetters, MeterRegistry meters, Clock clock) {
        return new Intake.Hands(wire, speaker, deadLetters, meters, clock);
    }

    @Bean
    Intake intake(
            ObjectProvider<Subscription<?>> subscriptions,
            ObjectProvider<StateOwner<?>> owners,
            Intake.Parties parties,
            Intake.Hands hands,
            Broker broker,
            RailProperties rail) {
        List<Subscription<?>> heard = subscriptions.orderedStream().toList();
        return new Intake(new Intake.Hearing(heard, owners.orderedStream().toList(), parties), hands, broker, rail);
    }

    @Bean
    Intake.Parties intakeParties(ObjectProvider<FromParties<?>> from, ObjectProvider<ForParties<?>> each) {
        return new Intake.Parties(
                from.orderedStream().toList(), each.orderedStream().toList());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(TopicsThere.class)
    BrokerTopics railTopics(Broker broker) {
        return new BrokerTopics(broker);
    }

    @Bean
    StuckPartitions stuckPartitions(Intake intake) {
        return new StuckPartitions(intake);
    }

    @Bean
    BackgroundWork backgroundWork(ObjectProvider<Background> works, Intake intake, MeterRegistry meters) {
        return new BackgroundWork(works.orderedStream().toList(), intake::caughtUp, meters);
    }

    /** Named so that a health answer says what is waited for. */
    @Bean("railRegistry")
    HealthIndicator knownSchemas(
            SchemaRegistry registry,
            ObjectProvider<Subscription<?>> subscriptions,
            ObjectProvider<StateOwner<?>> owners) {
        Set<Topic<?>> topics = new LinkedHashSet<>();
        subscriptions.orderedStream().forEach(heard -> topics.add(heard.topic()));
        owners.orderedStream().forEach(owned -> topics.add(owned.topic()));
        return new KnownSchemas(registry, topics);
    }

    /** Out of service until each view has heard what was there at the start. */
    @Bean
    HealthIndicator railViews(Intake intake) {
        return () -> (intake.caughtUp().isDone() ? Health.up() : Health.outOfService()).build();
    }
}
