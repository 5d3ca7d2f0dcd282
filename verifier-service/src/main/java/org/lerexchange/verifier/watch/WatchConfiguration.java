package org.lerexchange.verifier.watch;

import java.time.Clock;
import org.lerexchange.messaging.Database;
import org.lerexchange.verifier.resolution.StatusLists;
import org.lerexchange.verifier.trust.KnownIssuers;
import org.lerexchange.verifier.trust.Trusts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

    @Bean
    Consents watchedConsents(Database database) {
        return new Consents(database);
    }

    @Bean
    WatchedCredentials watchedCredentials(Database database) {
        return new WatchedCredentials(database);
    }

    @Bean
    IssuerIndex issuerIndex(Database database) {
        return new IssuerIndex(database);
    }

    @Bean
    Worlds worlds(
            WatchedCredentials credentials,
            Consents consents,
            Trusts trusts,
            KnownIssuers issuers,
            StatusLists statusLists,
            Clock clock) {
        Region region = new Region(
                trusts::of,
                did -> issuers.find(did)
                        .map(issuer ->
                                new Seen.Issuer(issuer.name(), issuer.kind().wireName(), true)),
                statusLists::standing);
        return new Worlds(credentials, consents, region, clock);
    }
}
