package org.lerexchange.verifier.trust;

import java.time.Clock;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
class TrustConfiguration {

    @Bean
    Accreditations accreditations(Database database) {
        return new Accreditations(database.open(Accreditations.COLLECTION));
    }

    @Bean
    DecideTrust decideTrust(Accreditations accreditations, Clock clock) {
        return new DecideTrust(accreditations, clock);
    }

    @Bean
    Trusts trusts(Accreditations accreditations) {
        return new Trusts(accreditations);
    }

    @Bean
    KnownIssuers knownIssuers() {
        return new KnownIssuers();
    }

    @Bean
    Subscription<?> trustHearsIssuers(KnownIssuers issuers) {
        return Subscription.everything(Topics.ISSUER_CHANGED, "verifier.trust", new IssuerListener(issuers));
    }

    @Bean
    StateOwner<?> trustOwner(Accreditations accreditations) {
        return TrustPublisher.owner(accreditations);
    }

    @Bean
    ReadModel trustModel(Accreditations accreditations, KnownIssuers issuers) {
        return new TrustModel(accreditations, issuers);
    }
}
