package org.lerexchange.matching.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the room's secret is.
 *
 * @param masterKeyFile the file with the service's master key: 32 bytes in base64url
 */
@ConfigurationProperties("ler.matching")
record KeysProperties(@Nullable Path masterKeyFile) {

    Path required() {
        if (masterKeyFile == null || masterKeyFile.toString().isBlank()) {
            throw new IllegalStateException("expected ler.matching.master-key-file to name the master key's file");
        }
        return masterKeyFile;
    }
}
