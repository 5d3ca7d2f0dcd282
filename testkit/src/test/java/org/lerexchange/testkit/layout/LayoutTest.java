package org.lerexchange.testkit.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Layout is the formatter's: whoever disagrees runs it and is done. */
class LayoutTest {

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".ler", "node_modules");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everySourceFileIsLaidOutByTheFormatter() throws IOException {
        Path root = Path.of(System.getProperty("ler.root", "..")).toRealPath();

        List<Path> sources = sources(root);
        List<String> otherwise = sources.stream()
                .filter(file -> !isLaidOut(file))
                .map(file -> root.relativize(file).toString())
                .toList();

        assertThat(sources).as("the repository's sources were found").isNotEmpty();
        assertThat(otherwise)
                .as("files that palantir-java-format would lay out differently")
                .isEmpty();
    }

    @Test
    void aFileWithASpaceTooManyIsNotLaidOut() throws FormatterException {
        String source = "class A {  int b; }\n";

        assertThat(formatter.formatSource(source)).isNotEqualTo(source);
    }

    private boolean isLaidOut(Path file) {
        try {
            String source = Files.readString(file);
            return formatter.formatSource(source).equals(source);
        } catch (IOException | FormatterException e) {
            throw new IllegalStateException("cannot be laid out: " + file, e);
        }
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
