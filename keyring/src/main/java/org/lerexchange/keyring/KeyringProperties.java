package org.lerexchange.keyring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the secrets of a service lie, outside its database and its backups.
 *
 * @param masterKeyFile 32 bytes in base64url; wraps every private key of the service
 * @param regionSecretFile for {@code issuer} and {@code wallet} only
 */
@ConfigurationProperties("ler.keyring")
public record KeyringProperties(
        Path masterKeyFile, @Nullable Path regionSecretFile) {}
