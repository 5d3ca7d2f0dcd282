package org.lerexchange.local.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs a script of {@code deploy}. */
final class Shell {

    private Shell() {}

    /** What it printed, where it ended well. */
    static String run(String... command) throws Exception {
        Process process = started(command);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    static int code(String... command) throws Exception {
        Process process = started(command);
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static Process started(String... command) throws Exception {
        assumeThat(Path.of("/bin/bash")).as("a bash to run the scripts with").exists();
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
