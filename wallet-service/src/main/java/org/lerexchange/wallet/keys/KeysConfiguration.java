package org.lerexchange.wallet.keys;

import java.security.SecureRandom;
import java.time.Clock;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.presentations.Presentations;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.keyring.PublishedKeys;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.keyring.RegionSecret;
import org.lerexchange.keyring.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    KeptKeys keptKeys(Vault vault, Clock clock) {
        return new KeptKeys(vault, new SecureRandom(), clock);
    }

    @Bean
    RegionHasher regionHasher(RegionSecret region) {
        return new RegionHasher(new RecipientRefs(region));
    }

    @Bean
    CredentialOpener credentialOpener(KeptKeys keys) {
        return new CredentialOpener(keys);
    }

    @Bean
    HolderPresenter holderPresenter(KeptKeys keys, PublishedKeys published, Clock clock) {
        Presentations presentations = new Presentations(new DataIntegrity(new LinkedData(Contexts.known())));
        return new HolderPresenter(keys, presentations, published, clock);
    }

    @Bean
    Pseudonyms pseudonyms(Vault vault) {
        return new Pseudonyms(vault, new SecureRandom());
    }
}
