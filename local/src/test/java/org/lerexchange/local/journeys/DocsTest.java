package org.lerexchange.local.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/**
 * Every command of README's "Convince yourself", as it stands there and one after another, prints what README says. Only the
 * addresses are put in: those of this test's exchange, as {@code ./ler status} tells them.
 */
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DocsTest {

    @RegisterExtension
    private static final Journey JOURNEY = Journey.AT_THE_DOORS;

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
        String readme = Files.readString(Build.found().repository().resolve("README.md"));
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

    @BeforeAll
    static void asAfterTheFirstDemo() {
        Walk.Run demo = Demo.told().run();
        assertThat(demo.code()).as(demo.printed()).isZero();
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
        Walk.Run run = Demo.told().walk().run(step.commands());

        assertThat(missing(step.prints(), run.printed()))
                .as("lines of README that were not printed; printed was:%n%s", run.printed())
                .isEmpty();
        assertThat(run.code()).as(run.printed()).isZero();
    }
}
