package org.lerexchange.issuer.recipients;

import java.time.Clock;
import org.lerexchange.issuer.keys.Hasher;
import org.lerexchange.issuer.keys.Sealer;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecipientsConfiguration {

    @Bean
    Recipients recipients(
            Database database, RecipientRefs refs, Hasher region, @Qualifier("toWallet") Sealer toWallet, Clock clock) {
        return new Recipients(
                database.open(Recipients.COLLECTION), new Recipients.Secrets(refs, region), toWallet, clock);
    }

    @Bean
    Subscription<?> holderRegisteredHeard(Recipients recipients, Awaiting awaiting) {
        RegisterHolder registerHolder = new RegisterHolder(recipients, awaiting);
        return Subscription.of(
                Topics.HOLDER_REGISTERED, "issuer.recipients", new HolderRegisteredListener(registerHolder));
    }
}
