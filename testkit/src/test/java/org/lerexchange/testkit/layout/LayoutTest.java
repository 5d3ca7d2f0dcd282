package org.lerexchange.testkit.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layout is the formatter's: whoever disagrees runs it and is done. */
class LayoutTest {

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".ler", "node_modules");

    @Test
    void everySourceFileIsLaidOutByTheFormatter() throws Exception {
        Path root = Path.of(System.getProperty("ler.root", "..")).toRealPath();

        List<Path> sources = sources(root);
        String otherwise = wouldChange(sources);

        assertThat(sources).as("the repository's sources were found").isNotEmpty();
        assertThat(otherwise.replace(root.toString(), ""))
                .as("files that palantir-java-format would lay out differently")
                .isEmpty();
    }

    @Test
    void aFileWithASpaceTooManyIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("Odd.java"), "class Odd {  int b; }\n");

        assertThat(wouldChange(List.of(file))).contains("Odd.java");
    }

    /** What the formatter's own command prints with {@code --dry-run}: the files it would change, one a line. */
    private static String wouldChange(List<Path> files) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--palantir", "--dry-run"));
        files.forEach(file -> arguments.add(file.toString()));
        StringWriter out = new StringWriter();
        StringWriter faults = new StringWriter();
        Main formatter = new Main(new PrintWriter(out), new PrintWriter(faults), InputStream.nullInputStream());
        assertThat(formatter.format(arguments.toArray(String[]::new)))
                .as("the formatter ran: %s", faults)
                .isZero();
        return out.toString();
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
