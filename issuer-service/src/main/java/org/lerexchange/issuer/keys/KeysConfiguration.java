package org.lerexchange.issuer.keys;

import java.security.SecureRandom;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.keyring.PublishedKeys;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.keyring.RegionSecret;
import org.lerexchange.keyring.ServiceKeys;
import org.lerexchange.keyring.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    private static final String WALLET = "wallet";

    @Bean
    Hasher regionHasher(RegionSecret region) {
        return new Hasher() {
            @Override
            public int version() {
                return region.version();
            }

            @Override
            public byte[] hash(int version, byte[] text) {
                return region.hash(version, text);
            }
        };
    }

    @Bean
    RecipientRefs recipientRefs(RegionSecret region) {
        return new RecipientRefs(region);
    }

    @Bean
    Sealer toIssuer(ServiceKeys keys) {
        return keys::seal;
    }

    @Bean
    Sealer toWallet(PublishedKeys keys) {
        return plain -> keys.seal(WALLET, plain);
    }

    @Bean
    Opener ownOpener(ServiceKeys keys) {
        return keys::open;
    }

    @Bean
    IssuerKeys issuerKeys(Vault vault) {
        return new IssuerKeys(vault::keep, new SecureRandom());
    }

    @Bean
    DataIntegrity dataIntegrity() {
        return new DataIntegrity(new LinkedData(Contexts.known()));
    }
}
