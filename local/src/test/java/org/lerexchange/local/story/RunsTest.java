package org.lerexchange.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {

    @TempDir
    private Path home;

    @Test
    void eachRunOnAnExchangeHasTheNextNumberAndAFreshExchangeBeginsWithOne() {
        assertThat(new Runs(home).next()).isEqualTo(1);
        assertThat(new Runs(home).next()).isEqualTo(2);
        assertThat(new Runs(home.resolve("other")).next()).isEqualTo(1);
    }
}
