package org.lerexchange.matching.keys;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the pseudonyms from the master key's file. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysProperties.class)
class KeysConfiguration {

    @Bean
    Pseudonyms pseudonyms(KeysProperties properties) {
        return Pseudonyms.under(new MasterKeyFile(properties.required()).read());
    }
}
