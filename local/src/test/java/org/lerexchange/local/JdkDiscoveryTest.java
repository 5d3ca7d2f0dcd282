package org.lerexchange.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.local.parts.Build;

/** The script's own search for a JDK, run on JDKs that are nothing but their release file. */
class JdkDiscoveryTest {

    private static final Path SHELL = Path.of("/bin/sh");

    /** Folders of the machine that the test runs on, which may hold a JDK 25 or not. */
    private static final String MACHINES_OWN = "(?<= )/(usr|opt|Library|home)/[^ ;]+";

    @TempDir
    private Path folder;

    @BeforeEach
    void shellIsThere() {
        assumeTrue(Files.isExecutable(SHELL), "skipped: a POSIX shell is missing");
    }

    @Test
    void jdkNamedByItsOwnVariableOutranksAnOlderJavaHome() throws Exception {
        Path old = jdk("old", "17.0.1");
        Path wanted = jdk("wanted", "25.0.1");

        assertThat(found(old, wanted)).isEqualTo(wanted.toString());
    }

    @Test
    void javaHomeIsTakenWhereItIsAJdk25() throws Exception {
        Path home = jdk("home", "25");
        Path other = jdk("other", "25.0.1");

        assertThat(found(home, other)).isEqualTo(home.toString());
    }

    @Test
    void jdkUnderSdkmanIsFound() throws Exception {
        Path managed = jdk("home/.sdkman/candidates/java/25.0.1-tem", "25.0.1");

        assertThat(found(folder, folder)).isEqualTo(managed.toString());
    }

    @Test
    void runtimeWithoutACompilerIsPassedOver() throws Exception {
        Path runtime = jdk("runtime", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));
        Path wanted = jdk("wanted", "25.0.1");

        assertThat(found(runtime, wanted)).isEqualTo(wanted.toString());
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(
                home.resolve("bin/javac"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** Runs the script's search, in folders of the test's own. */
    private String found(Path javaHome, Path jdk25Home) throws IOException, InterruptedException {
        String script = Files.readString(Build.found().repository().resolve("ler"));
        String search = script.substring(script.indexOf("is_jdk_25()"), script.indexOf("# Whether a jar is missing"))
                .replaceAll(MACHINES_OWN, " ");
        ProcessBuilder builder = new ProcessBuilder(SHELL.toString(), "-euc", search + "\nfind_jdk || echo none");
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("JDK25_HOME", jdk25Home.toString());
        Process process = builder.redirectErrorStream(true).start();
        String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return found;
    }
}
