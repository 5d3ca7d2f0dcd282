package org.lerexchange.wallet.consent;

import java.time.Clock;
import java.time.Duration;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.Background;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.wallet.holders.Holders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {

    /** How late a consent may say that it has ended; nothing is shared under it in between. */
    private static final Duration SWEEP = Duration.ofSeconds(1);

    /** How long it may take until an instance knows the consents of another, which may have stopped: it reads all ledgers. */
    private static final Duration REFILL = Duration.ofMinutes(10);

    @Bean
    Ledgers ledgers(Database database) {
        return new Ledgers(database);
    }

    @Bean
    Consents consents(Ledgers ledgers, Clock clock) {
        return new Consents(ledgers, clock);
    }

    @Bean
    GrantConsent grantConsent(Ledgers ledgers, Holders holders, ProfileId.Source profiles, Clock clock) {
        return new GrantConsent(ledgers, holders, profiles, clock);
    }

    @Bean
    NarrowConsent narrowConsent(Ledgers ledgers, Clock clock) {
        return new NarrowConsent(ledgers, clock);
    }

    @Bean
    WithdrawConsent withdrawConsent(Ledgers ledgers, Clock clock) {
        return new WithdrawConsent(ledgers, clock);
    }

    @Bean
    Background consentsExpired(Ledgers ledgers, Clock clock) {
        return new Background.Every("wallet.consent.expired", SWEEP, new ExpireConsents(ledgers, clock)::expireDue);
    }

    @Bean
    Background consentEndsRefilled(Ledgers ledgers) {
        return new Background.Every("wallet.consent.refilled", REFILL, ledgers::refill);
    }

    @Bean
    StateOwner<?> consentChanged(Ledgers ledgers) {
        return ConsentPublisher.owner(ledgers);
    }

    @Bean
    ReadModel consentsView(Ledgers ledgers, Clock clock) {
        return new ConsentsView(ledgers, clock);
    }
}
