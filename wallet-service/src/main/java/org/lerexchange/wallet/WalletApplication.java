package org.lerexchange.wallet;

import java.util.List;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The wallet service, started. */
@SpringBootApplication(proxyBeanMethods = false)
public class WalletApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(WalletApplication.class, arguments);
    }

    /** What doors, timers and the keyring say, by way of the relay. */
    @Bean
    PendingEvents pendingEvents() {
        return PendingEvents.of(List.of(
                Topics.CONSENT_CHANGED, Topics.PREFERENCE_CHANGED, Topics.PRESENTATION_SHARED, Topics.KEY_PUBLISHED));
    }
}
