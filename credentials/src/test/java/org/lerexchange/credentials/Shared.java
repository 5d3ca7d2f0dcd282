package org.lerexchange.credentials;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.json.StrictJson;

/** Files of the folder named by {@code ler.shared}; a test that needs a missing one is skipped and says which. */
public final class Shared {
    /** The context that only tests and conformance runs know. */
    public static final String EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2";

    private Shared() {}

    public static Path path(String relative) {
        Path path = Path.of(System.getProperty("ler.shared", "no-shared-folder"), relative.split("/"));
        assumeTrue(Files.exists(path), "skipped: " + relative + " is not in the shared folder");
        return path;
    }

    public static String text(String relative) {
        return text(path(relative));
    }

    public static String text(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonObject json(String relative) {
        return StrictJson.object(text(relative));
    }

    public static List<Path> files(String relative, String suffix) {
        try (Stream<Path> found = Files.list(path(relative))) {
            return found.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our contexts and the examples context. */
    public static Contexts withExamples() {
        return Contexts.known().with(EXAMPLES, json("specs/contexts/credentials-examples-v2.jsonld"));
    }
}
