package org.lerexchange.messaging.replay;

import java.time.Clock;
import java.util.List;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.messaging.intake.Broker;
import org.lerexchange.messaging.intake.RelayConfiguration;
import org.lerexchange.messaging.intake.Wire;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Wires the rebuilding of whatever models the rooms declare, where there is a rail. */
@AutoConfiguration(after = RelayConfiguration.class)
@ConditionalOnBean({Broker.class, Wire.class})
public class ReplayConfiguration {

    @Bean
    BackgroundReplays railReplays(
            ObjectProvider<Rebuildable> models,
            Broker broker,
            Wire wire,
            ObjectProvider<PendingEvents> pending,
            Clock clock) {
        PendingEvents said = pending.getIfAvailable(() -> PendingEvents.of(List.of()));
        return new BackgroundReplays(
                models.orderedStream().toList(),
                new Rebuilding.Tools(broker, wire, () -> new InMemoryDatabase(said), Settling.ofAService()),
                clock);
    }
}
