package org.lerexchange.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The codes of refusals: what the sources can say, and what {@code docs/api/problems.md} explains. */
class ProblemsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (\\d{3}) \\| [^|]+ \\| [^|]+ \\|$");

    /** The status is Spring's own, known when it runs. */
    private static final Pattern OF_SPRING = Pattern.compile("http\\.(\\d{3}) \\1");

    @Test
    void everyCodeThatASourceCanSayIsExplainedAndNoOther() throws IOException {
        Set<String> said = Codes.in(House.root()).withStatus();

        Set<String> explained = explained();

        assertThat(said).as("a code that only running tells").contains("http.* 0");
        assertThat(explained.stream().filter(row -> !OF_SPRING.matcher(row).matches()))
                .as("docs/api/problems.md against Refusal in */src/main/java")
                .containsExactlyInAnyOrderElementsOf(
                        said.stream().filter(code -> !code.equals("http.* 0")).toList());
    }

    @Test
    void aCodeIsFoundBehindAHelperAConstantASwitchAndAChoice(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("toy/src/main/java/toy"));
        Files.writeString(folder.resolve("Toy.java"), """
            package toy;
            class Toy {
                private static final String FIXED = "toy.fixed";
                Object a(int kind, String field) { throw Refusal.of(418, FIXED, "x"); }
                Object b(int kind) { return helper("toy.helped", kind > 1 ? "p" : "q"); }
                Object c(int kind) { throw Refusal.conflict(name(kind), "x"); }
                Object d(int kind) { throw Refusal.forbidden(kind == 1 ? "toy.one" : "toy.other", "x").at("f"); }
                Object e() { return of("kind"); }
                private static Object of(String field) { throw Refusal.badRequest(field + ".odd", "x"); }
                private static String name(int kind) { return switch (kind) { case 1 -> "toy.left"; default -> "toy.right"; }; }
                private static Object helper(String code, String more) { throw Refusal.unprocessable(code, more); }
            }
            """);

        assertThat(Codes.in(root).withStatus())
                .containsExactlyInAnyOrder(
                        "toy.fixed 418",
                        "toy.helped 422",
                        "toy.left 409",
                        "toy.right 409",
                        "toy.one 403",
                        "toy.other 403",
                        "kind.odd 400");
    }

    private static Set<String> explained() throws IOException {
        return ROW.matcher(Files.readString(House.root().resolve("docs/api/problems.md")))
                .results()
                .map(ProblemsTest::row)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String row(MatchResult row) {
        return row.group(1) + ' ' + row.group(2);
    }
}
