package org.lerexchange.keyring;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.lerexchange.credentials.sealing.MasterKey;
import org.lerexchange.edge.PublicPaths;
import org.lerexchange.messaging.Background;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.intake.RailProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Wires a service's keys, where {@code ler.keyring.master-key-file} names its master key. */
@AutoConfiguration(afterName = "org.lerexchange.messaging.intake.RelayConfiguration")
@ConditionalOnProperty("ler.keyring.master-key-file")
@EnableConfigurationProperties(KeyringProperties.class)
class KeyringConfiguration {

    /** Keys are made days ahead, so this is soon enough. */
    private static final Duration RENEWED = Duration.ofHours(1);

    @Bean
    MasterKey masterKey(KeyringProperties keyring) {
        return MasterKey.read(keyring.masterKeyFile(), new SecureRandom());
    }

    @Bean
    Vault vault(Database database, MasterKey master) {
        return new Vault(database.open(Vault.COLLECTION), master);
    }

    @Bean
    @ConditionalOnProperty("ler.keyring.region-secret-file")
    RegionSecret regionSecret(KeyringProperties keyring) {
        if (keyring.regionSecretFile() == null) {
            throw new IllegalStateException("expected ler.keyring.region-secret-file");
        }
        return RegionSecret.read(keyring.regionSecretFile());
    }

    @Bean
    Stored serviceKeysStored(Database database) {
        return new Stored(database.open(ServiceKeys.COLLECTION));
    }

    /** The collection of service keys, opened once. */
    record Stored(Documents documents) {}

    @Bean
    ServiceKeys serviceKeys(RailProperties rail, Stored stored, MasterKey master, Clock clock) {
        return new ServiceKeys(rail.service(), stored.documents(), master, clock);
    }

    /** Before anything is heard: whoever opens needs the keys. */
    @Bean
    Background serviceKeysTakenUp(ServiceKeys keys) {
        return new Background.BeforeHearing("keys.taken-up", keys::renew);
    }

    @Bean
    Background serviceKeysRenewed(ServiceKeys keys) {
        return new Background.Every("keys.renewed", RENEWED, keys::renew);
    }

    @Bean
    PublishedKeys publishedKeys(Clock clock) {
        return new PublishedKeys(clock);
    }

    @Bean
    StateOwner<?> keyPublishedOwner(RailProperties rail, Stored stored) {
        return KeyPublisher.owner(rail.service(), stored.documents());
    }

    @Bean
    Subscription<?> keyPublishedHeard(RailProperties rail, PublishedKeys published) {
        return KeyPublisher.hears(rail.service(), published);
    }

    @Bean
    SealingKeysController sealingKeys(RailProperties rail, ServiceKeys keys, JsonMapper json) {
        return new SealingKeysController(rail.service(), keys, json);
    }

    @Bean
    PublicPaths sealingKeysPaths() {
        return PublicPaths.of("/.well-known/sealing-keys");
    }
}
