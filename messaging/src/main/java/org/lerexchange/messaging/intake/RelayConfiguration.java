package org.lerexchange.messaging.intake;

import com.mongodb.reactivestreams.client.MongoClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import org.lerexchange.messaging.documents.MongoDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.messaging.documents.RailDatabase;
import org.lerexchange.messaging.relay.Relay;
import org.lerexchange.messaging.relay.Speaker;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Wires a service's database, named as the service, and its relay, where the service has a {@link PendingEvents} bean
 * that names the topics it says, and a Mongo client.
 */
@AutoConfiguration(
        after = RailConfiguration.class,
        afterName = "org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration")
@ConditionalOnBean({RailProperties.class, PendingEvents.class})
public class RelayConfiguration {

    @Bean
    @ConditionalOnBean(MongoClient.class)
    @ConditionalOnMissingBean(RailDatabase.class)
    MongoDatabase railDatabase(MongoClient client, PendingEvents pending, RailProperties rail, Clock clock) {
        return new MongoDatabase(client, rail.service(), pending, clock);
    }

    /** The process names the owner of lanes: two of them may never have the same name at the same time. */
    @Bean
    @ConditionalOnBean(RailDatabase.class)
    RunningRelay runningRelay(RailDatabase database, Speaker speaker, MeterRegistry meters) {
        String owner = ManagementFactory.getRuntimeMXBean().getName();
        return new RunningRelay(() -> new Relay(database, speaker, owner, meters));
    }
}
