package org.lerexchange.issuer.recipients;

import java.time.Clock;
import org.lerexchange.issuer.keys.Hasher;
import org.lerexchange.issuer.keys.Sealer;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class RecipientsConfiguration {

    @Bean
    Recipients recipients(
            Database database, RecipientRefs refs, Hasher region, @Qualifier("toWallet") Sealer toWallet, Clock clock) {
        return new Recipients(
                database.open(Recipients.COLLECTION), new Recipients.Secrets(refs, region), toWallet, clock);
    }

    /** The view of who has a wallet; nobody waits beside it, so nothing is released. */
    @Bean
    Rebuildable holdersRebuildable(Recipients live) {
        return new Rebuildable("recipients.holders", () -> held(live), database -> {
            Recipients people = live.beside(database.open(Recipients.COLLECTION));
            RegisterHolder registerHolder = new RegisterHolder(people, (_, _, _) -> Mono.just(Said.replaced()));
            return Rebuildable.Fresh.of(
                    () -> held(people),
                    new Rebuildable.Source<>(Topics.HOLDER_REGISTERED, new HolderRegisteredListener(registerHolder)));
        });
    }

    private static Mono<Brief> held(Recipients people) {
        return people.holders().collectList().map(lines -> Brief.ofLines(lines.stream()));
    }

    @Bean
    Subscription<?> holderRegisteredHeard(Recipients recipients, Awaiting awaiting) {
        RegisterHolder registerHolder = new RegisterHolder(recipients, awaiting);
        return Subscription.of(
                Topics.HOLDER_REGISTERED, "issuer.recipients", new HolderRegisteredListener(registerHolder));
    }
}
