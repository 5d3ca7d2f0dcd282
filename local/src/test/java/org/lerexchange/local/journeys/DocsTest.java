package org.lerexchange.local.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;

/**
 * Every command of README's "Convince yourself", as it stands there and one after another, prints what README says. Only the
 * addresses are put in: those of this test's exchange, as {@code ./ler status} tells them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DocsTest {

    @RegisterExtension
    private static final Journey JOURNEY = Journey.AT_THE_DOORS;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A step: bold words, a block of commands, a block of what they print. */
    private static final Pattern STEP =
            Pattern.compile("\\*\\*(\\d\\. [^*]+)\\*\\*.*?```sh\\n(.*?)```.*?```text\\n(.*?)```", Pattern.DOTALL);

    /** In what is printed this stands for anything within a line. */
    private static final String ANYTHING = "…";

    record Step(String name, String commands, String prints) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Step> steps() throws IOException {
        String readme = Files.readString(root().resolve("README.md"));
        int from = readme.indexOf("## Convince yourself");
        assertThat(from).as("README has a section 'Convince yourself'").isPositive();
        int end = readme.indexOf("\n## ", from);
        Matcher found = STEP.matcher(readme.substring(from, end));
        List<Step> steps = new ArrayList<>();
        while (found.find()) {
            steps.add(new Step(found.group(1), found.group(2), found.group(3)));
        }
        return steps;
    }

    private static Path root() {
        return Build.found().repository();
    }

    private static Path folder() {
        return JOURNEY.home().resolve("walk");
    }

    /** A folder that looks like the repository to the commands: {@code ./ler}, the examples, and the jars they need. */
    @BeforeAll
    static void aFolderAsAfterTheFirstDemo() throws Exception {
        Files.createDirectories(folder());
        Path ler = folder().resolve("ler");
        Files.writeString(
                ler,
                "#!/bin/sh\nexec '" + java() + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dler.root='" + root()
                        + "' -cp '" + System.getProperty("java.class.path") + "' org.lerexchange.local.Ler \"$@\"\n");
        Files.setPosixFilePermissions(ler, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(folder().resolve("docs"), root().resolve("docs"));
        Path lib = Files.createDirectories(folder().resolve("local/target/lib"));
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            if (entry.endsWith(".jar")) {
                Files.createSymbolicLink(lib.resolve(Path.of(entry).getFileName()), Path.of(entry));
            }
        }
        Run demo = run("./ler demo");
        assertThat(demo.code()).as(demo.printed()).isZero();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private record Run(int code, String printed) {}

    private static Run run(String commands) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", "set -eu\n" + addressed(commands))
                .directory(folder().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = bash.environment();
        environment.put("LER_HOME", JOURNEY.home().toString());
        environment.put("PATH", Path.of(java()).getParent() + ":" + environment.get("PATH"));
        Path printed = Files.createTempFile(folder(), "printed", ".txt");
        Process process = bash.redirectOutput(printed.toFile()).start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Run(ended ? process.exitValue() : -1, Files.readString(printed));
    }

    /** README's addresses are the usual ones; here each part has its own. */
    private static String addressed(String commands) {
        String addressed = commands;
        for (Part part : Part.values()) {
            addressed = addressed.replace(
                    "http://" + LerHome.HOST + ":" + part.defaultPort(),
                    "http://" + LerHome.HOST + ":" + JOURNEY.address(part).getPort());
        }
        return addressed;
    }

    /** The lines come in this order; between them there may be others. */
    private static List<String> missing(String expected, String printed) {
        List<String> lines = new ArrayList<>(printed.lines().toList());
        List<String> missing = new ArrayList<>();
        for (String line : expected.lines().toList()) {
            Pattern pattern = Pattern.compile(
                    Arrays.stream(line.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
            int at = 0;
            while (at < lines.size() && !pattern.matcher(lines.get(at).strip()).matches()) {
                at++;
            }
            if (at == lines.size()) {
                missing.add(line);
            } else {
                lines.subList(0, at + 1).clear();
            }
        }
        return missing;
    }

    @Test
    @Order(1)
    void theReadmeHasSevenSteps() throws IOException {
        assertThat(steps()).hasSize(7).allSatisfy(step -> {
            assertThat(step.commands()).isNotBlank();
            assertThat(step.prints()).isNotBlank();
        });
    }

    @Test
    @Order(2)
    void aLineThatIsNotPrintedIsNoticed() {
        assertThat(missing("a…c\nd", "abc\nx\nd\n")).isEmpty();
        assertThat(missing("a…c\nd", "d\nabc\n")).containsExactly("d");
        assertThat(missing("a…c", "abd\n")).containsExactly("a…c");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    @Order(3)
    void theCommandsPrintWhatTheReadmeSays(Step step) throws Exception {
        Run run = run(step.commands());

        assertThat(missing(step.prints(), run.printed()))
                .as("lines of README that were not printed; printed was:%n%s", run.printed())
                .isEmpty();
        assertThat(run.code()).as(run.printed()).isZero();
    }
}
