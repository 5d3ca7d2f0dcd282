package org.lerexchange.wallet.sharing;

import java.time.Clock;
import java.time.Duration;
import org.lerexchange.messaging.Background;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.consent.Consents;
import org.lerexchange.wallet.holdings.Arrivals;
import org.lerexchange.wallet.holdings.Holdings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class SharingConfiguration {

    private static final String ROOM = "wallet.sharing";

    /** The region's verifier: the domain of every presentation on the rail. */
    private static final VerifierId VERIFIER = new VerifierId("verifier");

    /** How often somebody looks: a fraction of the patience with a verdict. */
    private static final Duration SWEEP = Duration.ofSeconds(5);

    /** How long it may take until an instance knows the parts of another, which may have stopped: it reads all parts. */
    private static final Duration REFILL = Duration.ofMinutes(10);

    @Bean
    Parts parts(Database database) {
        return new Parts(database);
    }

    @Bean
    Lookings lookings(Database database) {
        return new Lookings(database);
    }

    @Bean
    PresentPart presentPart(Parts parts, PartIds partIds, Presenter presenter, Clock clock) {
        return new PresentPart(parts, partIds, presenter, new PresentPart.To(VERIFIER, clock));
    }

    @Bean
    ShareHoldings shareHoldings(Consents consents, Holdings holdings, Parts parts, PresentPart presentPart) {
        return new ShareHoldings(consents, holdings, parts, presentPart);
    }

    @Bean
    StatePreferences statePreferences(Lookings lookings, Consents consents, Clock clock) {
        return new StatePreferences(lookings, consents, clock);
    }

    @Bean
    Arrivals arrivals(ShareHoldings shareHoldings) {
        return new ArrivalListener(shareHoldings);
    }

    @Bean
    Subscription<?> consentChangedHeard(ShareHoldings shareHoldings, StatePreferences statePreferences) {
        return Subscription.of(Topics.CONSENT_CHANGED, ROOM, new ConsentListener(shareHoldings, statePreferences));
    }

    @Bean
    Subscription<?> presentationVerified(Parts parts) {
        return Subscription.of(Topics.PRESENTATION_VERIFIED, ROOM, new VerdictListener(new ConfirmPart(parts)));
    }

    @Bean
    StateOwner<?> preferenceChanged(Lookings lookings) {
        return PreferencePublisher.owner(lookings);
    }

    @Bean
    Background waitingPartsRefilled(Parts parts) {
        return new Background.Every("wallet.sharing.refilled", REFILL, parts::refill);
    }

    @Bean
    Background sharesRepeated(Parts parts, Consents consents, Clock clock) {
        return new Background.Every("wallet.sharing.repeated", SWEEP, new RepeatShares(parts, consents, clock)::repeat);
    }
}
