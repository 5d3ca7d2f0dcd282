package org.lerexchange.matching.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KeysConfigurationTest {
    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(KeysConfiguration.class);

    @Test
    void theServiceStartsWithAKeyInTheFileThatIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("master.key");
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[Pseudonyms.KEY_BYTES]);
        Files.writeString(file, key, StandardCharsets.US_ASCII);

        service.withPropertyValues("ler.matching.master-key-file=" + file)
                .run(context -> assertThat(context).hasSingleBean(Pseudonyms.class));
    }

    @Test
    void theServiceDoesNotStartWithoutAKey() {
        service.run(context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("ler.matching.master-key-file"));
    }
}
