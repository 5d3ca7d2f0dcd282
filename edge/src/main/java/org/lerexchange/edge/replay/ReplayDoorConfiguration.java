package org.lerexchange.edge.replay;

import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.replay.ReplayConfiguration;
import org.lerexchange.messaging.replay.Replays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Opens the door where the service has a rail. */
@AutoConfiguration(after = ReplayConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(Replays.class)
class ReplayDoorConfiguration {

    @Bean
    ReplayController replayController(Replays replays, ObjectProvider<ReadModel> models) {
        return new ReplayController(
                replays, models.orderedStream().map(ReadModel::name).toList());
    }
}
