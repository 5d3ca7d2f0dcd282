package org.lerexchange.issuer.status;

import java.time.Clock;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.edge.PublicPaths;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.issuer.institutions.PublicAddress;
import org.lerexchange.issuer.keys.Hasher;
import org.lerexchange.issuer.keys.IssuerKeys;
import org.lerexchange.messaging.Background;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.StateOwner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

    @Bean
    Statuses statuses(Database database, Hasher hasher, Clock clock) {
        return new Statuses(database.open(Statuses.COLLECTION, Statuses.CREDENTIAL), hasher, clock);
    }

    @Bean
    SignedLists signedLists(Statuses statuses, IssuerKeys keys, DataIntegrity integrity, PublicAddress address) {
        return new SignedLists(statuses.lists(), keys, integrity, address);
    }

    @Bean
    Background statusListsFilled(Statuses statuses) {
        return new Background.BeforeHearing("issuer.status.lists", statuses.lists()::filled);
    }

    /** Reads every place, so no more often than a verifier may ask: an instance is behind another by twice the TTL at most. */
    @Bean
    Background statusListsRefilled(Statuses statuses) {
        return new Background.Every("issuer.status.refilled", SignedLists.TTL, statuses.lists()::refill);
    }

    @Bean
    StateOwner<?> statusChangedOwner(Statuses statuses) {
        return StatusMapping.owner(statuses);
    }

    /** A view of the places, which are a system of record: no event tells where in a list a credential stands. */
    @Bean
    Rebuildable statusListsRebuildable(Statuses statuses) {
        return new Rebuildable(
                "status.lists",
                () -> held(statuses.lists()),
                database -> Rebuildable.Fresh.of(() -> held(statuses.listsBeside())));
    }

    private static Mono<Brief> held(PublishedLists lists) {
        return new StatusListsModel(lists).state().map(state -> Brief.of(state.count(), state.digest()));
    }

    @Bean
    ReadModel statusListsModel(Statuses statuses) {
        return new StatusListsModel(statuses.lists());
    }

    @Bean
    PublicPaths statusListPaths() {
        return PublicPaths.of("/status-lists/*/*");
    }
}
