package org.lerexchange.issuer;

import java.util.List;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The issuer service as a process. */
@SpringBootApplication(proxyBeanMethods = false)
public class IssuerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(IssuerApplication.class, arguments);
    }

    /** What is said by doors and timers, so by the relay: listeners say what they say themselves. */
    @Bean
    PendingEvents saidByTheRelay() {
        return PendingEvents.of(List.of(
                Topics.AWARD_RECORDED, Topics.CREDENTIAL_STATUS_CHANGED, Topics.ISSUER_CHANGED, Topics.KEY_PUBLISHED));
    }
}
