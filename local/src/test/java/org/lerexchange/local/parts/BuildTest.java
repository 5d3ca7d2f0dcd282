package org.lerexchange.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    @TempDir
    private Path repository;

    @Test
    void aServiceWhoseJarDoesNotStartByItselfIsNotBuilt() throws IOException {
        jar("wallet-service-0.1.0.jar");

        assertThat(new Build(repository).jar(Part.WALLET)).isEmpty();
    }

    @Test
    void theJarThatStartsByItselfIsTakenBesideThePlainOne() throws IOException {
        jar("wallet-service-0.1.0.jar");
        Path runnable = jar("wallet-service-0.1.0-exec.jar");

        assertThat(new Build(repository).jar(Part.WALLET)).contains(runnable);
    }

    private Path jar(String name) throws IOException {
        Path target =
                Files.createDirectories(repository.resolve("wallet-service").resolve("target"));
        return Files.writeString(target.resolve(name), "a jar");
    }
}
