package org.lerexchange.matching.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = Pseudonyms.under(countingKey());

    @Test
    void theSameKeyGivesTheSameIdsInEveryVersion() {
        assertThat(pseudonyms.candidateId("job-1", "profile-1")).isEqualTo("aDzBCbwZiGHO5GGVtfGqWg");
        assertThat(pseudonyms.matchId("job-1", "profile-1")).isEqualTo("W6ffHhd6vk7wUImm9j8MFQ");
        assertThat(Pseudonyms.under(countingKey()).candidateId("job-1", "profile-1"))
                .isEqualTo("aDzBCbwZiGHO5GGVtfGqWg");
    }

    @Test
    void aCandidateHasAnotherIdAtEveryJob() {
        assertThat(pseudonyms.candidateId("job-1", "profile-1"))
                .isNotEqualTo(pseudonyms.candidateId("job-2", "profile-1"))
                .isNotEqualTo(pseudonyms.candidateId("job-1", "profile-2"))
                .isNotEqualTo(pseudonyms.matchId("job-1", "profile-1"))
                .matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void jobAndProfileAreNeverRunTogether() {
        assertThat(pseudonyms.candidateId("job-1", "1profile"))
                .isNotEqualTo(pseudonyms.candidateId("job-11", "profile"));
    }

    @Test
    void anotherKeyGivesOtherIds() {
        byte[] other = countingKey();
        other[31] ^= 1;

        assertThat(Pseudonyms.under(other).candidateId("job-1", "profile-1"))
                .isNotEqualTo(pseudonyms.candidateId("job-1", "profile-1"));
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> Pseudonyms.under(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeyIsReadFromItsFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("master.key");
        Files.writeString(
                file,
                Base64.getUrlEncoder().withoutPadding().encodeToString(countingKey()) + "\n",
                StandardCharsets.US_ASCII);

        assertThat(new MasterKeyFile(file).read()).isEqualTo(countingKey());
    }

    @Test
    void aFileThatIsMissingOrIsNoKeyIsNamedAndNotShown(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("master.key");
        assertThatThrownBy(() -> new MasterKeyFile(file).read())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("master.key");

        Files.writeString(file, "not!a!key", StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> new MasterKeyFile(file).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master.key")
                .hasMessageNotContaining("not!a!key")
                .hasNoCause();
    }

    private static byte[] countingKey() {
        byte[] key = new byte[Pseudonyms.KEY_BYTES];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return key;
    }
}
