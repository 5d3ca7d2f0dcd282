package org.lerexchange.verifier.trust;

import java.time.Clock;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

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

    /** The view of who the issuers are; the decisions about them are a system of record. */
    @Bean
    Rebuildable issuersRebuildable(KnownIssuers live) {
        return new Rebuildable("trust.issuers", () -> held(live), database -> {
            KnownIssuers issuers = new KnownIssuers();
            return Rebuildable.Fresh.of(
                    () -> held(issuers), new Rebuildable.Source<>(Topics.ISSUER_CHANGED, new IssuerListener(issuers)));
        });
    }

    private static Mono<Brief> held(KnownIssuers issuers) {
        return Mono.fromSupplier(() -> Brief.ofLines(issuers.lines()));
    }

    @Bean
    ReadModel trustModel(Accreditations accreditations, KnownIssuers issuers) {
        return new TrustModel(accreditations, issuers);
    }
}
