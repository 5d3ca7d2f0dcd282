package org.lerexchange.confluent;

import org.lerexchange.messaging.codec.CodecProperties;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.intake.RailConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Takes the registry's place before the rail does, where {@code ler.registry.client} is {@code confluent}. */
@AutoConfiguration(before = RailConfiguration.class)
@ConditionalOnProperty(name = "ler.registry.client", havingValue = "confluent")
@EnableConfigurationProperties(CodecProperties.class)
class ConfluentClientConfiguration {

    @Bean
    @ConditionalOnMissingBean(SchemaRegistry.class)
    ConfluentClientRegistry confluentClientRegistry(CodecProperties properties) {
        return new ConfluentClientRegistry(properties);
    }
}
