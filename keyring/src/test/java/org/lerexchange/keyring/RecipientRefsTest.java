package org.lerexchange.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipientRefsTest {

    @TempDir
    Path folder;

    private RegionSecret secret(int... fills) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int fill : fills) {
            byte[] key = new byte[32];
            java.util.Arrays.fill(key, (byte) fill);
            lines.append(Base64.getUrlEncoder().withoutPadding().encodeToString(key))
                    .append('\n');
        }
        return RegionSecret.read(Files.writeString(folder.resolve("region"), lines));
    }

    @Test
    void onePersonIsOneRefHoweverTheAddressIsWritten() throws IOException {
        RecipientRefs refs = new RecipientRefs(secret(1));
        Email email = Email.parse("  Ana.Pérez@Example.ORG ").orElseThrow();
        assertThat(refs.of(email))
                .isEqualTo(refs.of(Email.parse("ana.pérez@example.org").orElseThrow()))
                .hasSize(43)
                .doesNotContain("ana");
    }

    @Test
    void anOlderVersionStillFindsThePerson() throws IOException {
        Email email = Email.parse("a@example.org").orElseThrow();
        String before = new RecipientRefs(secret(1)).of(email);
        RecipientRefs both = new RecipientRefs(secret(1, 2));
        assertThat(both.all(email)).hasSize(2).startsWith(before);
        assertThat(both.of(email)).isNotEqualTo(before);
    }

    @Test
    void aShortOrMissingSecretIsRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertThatThrownBy(() -> RegionSecret.read(empty)).hasMessageContaining("at least one version");
        Path thin = Files.writeString(folder.resolve("short"), "AAAA\n");
        assertThatThrownBy(() -> RegionSecret.read(thin)).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> secret(1).hash(2, new byte[0])).hasMessageContaining("version 1 to 1");
    }
}
