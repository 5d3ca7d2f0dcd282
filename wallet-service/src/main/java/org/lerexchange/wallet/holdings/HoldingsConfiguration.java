package org.lerexchange.wallet.holdings;

import java.time.Clock;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.holders.Holders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class HoldingsConfiguration {

    private static final String ROOM = "wallet.holdings";

    @Bean
    HeldCredentials heldCredentials(Database database) {
        return new HeldCredentials(database);
    }

    @Bean
    Standings standings(Database database) {
        return new Standings(database);
    }

    @Bean
    Holdings holdings(HeldCredentials heldCredentials, Standings standings, Holders holders) {
        return new Holdings(heldCredentials, standings, holders);
    }

    @Bean
    KeepCredential keepCredential(HeldCredentials heldCredentials, Holders holders, Opener opener, Clock clock) {
        return new KeepCredential(heldCredentials, holders, opener, clock);
    }

    @Bean
    Subscription<?> credentialIssued(KeepCredential keepCredential, Arrivals arrivals) {
        return Subscription.of(Topics.CREDENTIAL_ISSUED, ROOM, new CredentialListener(keepCredential, arrivals));
    }

    @Bean
    Subscription<?> credentialStatusChanged(Standings standings) {
        return Subscription.of(
                Topics.CREDENTIAL_STATUS_CHANGED, ROOM, new StandingListener(new NoteStanding(standings)));
    }

    /** The view of how credentials stand; the credentials themselves are a system of record. */
    @Bean
    Rebuildable standingsRebuildable(Standings live) {
        return new Rebuildable("holdings.standings", () -> held(live), database -> {
            Standings standings = new Standings(database);
            return Rebuildable.Fresh.of(
                    () -> held(standings),
                    new Rebuildable.Source<>(
                            Topics.CREDENTIAL_STATUS_CHANGED, new StandingListener(new NoteStanding(standings))));
        });
    }

    private static Mono<Brief> held(Standings standings) {
        return standings.all().map(StandingNews::toString).collectList().map(lines -> Brief.ofLines(lines.stream()));
    }

    @Bean
    ReadModel holdingsView(HeldCredentials heldCredentials, Standings standings) {
        return new HoldingsView(heldCredentials, standings);
    }
}
