package org.lerexchange.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.lerexchange.keyring.Email;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.keyring.RegionSecret;

/** Files of secrets that are none. */
record TestSecrets(Path folder) {

    private static final int BYTES = 32;

    String master() {
        return file("master", (byte) 7);
    }

    String region() {
        return file("region", (byte) 8);
    }

    /** As the issuer makes it. */
    String refOf(String email) {
        return new RecipientRefs(RegionSecret.read(Path.of(region())))
                .of(Email.parse(email).orElseThrow());
    }

    private String file(String name, byte octet) {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, octet);
        try {
            return Files.writeString(
                            folder.resolve(name),
                            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                    .toString();
        } catch (IOException e) {
            throw new IllegalStateException("expected to write a test's file", e);
        }
    }
}
