package org.lerexchange.verifier.keys;

import org.lerexchange.keyring.ServiceKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands out what the keyring can do for the other rooms. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    Opener opener(ServiceKeys keys) {
        return keys::open;
    }
}
