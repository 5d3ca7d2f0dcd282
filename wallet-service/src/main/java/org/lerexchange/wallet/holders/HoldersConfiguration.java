package org.lerexchange.wallet.holders;

import java.time.Clock;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class HoldersConfiguration {

    @Bean
    Wallets wallets(Database database) {
        return new Wallets(database);
    }

    @Bean
    Holders holders(Wallets wallets) {
        return new Holders(wallets);
    }

    @Bean
    ClaimWallet claimWallet(Wallets wallets, Hasher hasher, Clock clock) {
        return new ClaimWallet(wallets, hasher, clock);
    }

    @Bean
    Subscription<?> recipientNamed(Wallets wallets, HolderKeys keys, Clock clock) {
        return Subscription.of(
                Topics.RECIPIENT_NAMED,
                "wallet.holders",
                new RecipientListener(new RegisterHolder(wallets, keys, clock)));
    }

    @Bean
    StateOwner<?> holderRegistered(Wallets wallets) {
        return HolderPublisher.owner(wallets);
    }

    @Bean
    ReadModel holdersView(Wallets wallets) {
        return new HoldersView(wallets);
    }
}
