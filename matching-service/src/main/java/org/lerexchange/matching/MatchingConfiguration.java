package org.lerexchange.matching;

import java.util.List;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says which topics the service's doors, timers and views say: with it come the database and the relay. */
@Configuration(proxyBeanMethods = false)
class MatchingConfiguration {

    @Bean
    PendingEvents pendingEvents() {
        return PendingEvents.of(List.of(Topics.JOB_CHANGED, Topics.MATCH_CHANGED, Topics.PROFILE_CHANGED));
    }
}
