package org.lerexchange.testkit.rail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** A client of {@code docs/examples}, compiled and run from its source as its readers do it, in a process of its own. */
public record ExampleClient(String source) {

    private static final int PATIENCE_SECONDS = 60;

    /**
     * What it printed. Its first argument is the file of its settings, the others are handed in.
     *
     * @param ofSubjects the schema of every subject that it asks the registry for
     * @param folder where its settings and what it prints are kept meanwhile
     */
    public String run(TestRail rail, Schema ofSubjects, Path folder, String... arguments)
            throws IOException, InterruptedException {
        try (RegistryDoor registry = new RegistryDoor(rail.registry(), ofSubjects)) {
            Path settings = Files.writeString(
                    folder.resolve("client.properties"),
                    "bootstrap.servers=" + rail.address() + "\nschema.registry.url=" + registry.address());
            return printed(folder, Stream.concat(Stream.of(settings.toString()), Stream.of(arguments)));
        }
    }

    private String printed(Path folder, Stream<String> arguments) throws IOException, InterruptedException {
        Path out = folder.resolve(source + ".out");
        Process process = new ProcessBuilder(
                        Stream.concat(command().stream(), arguments).toList())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("expected " + source + " to end, but it runs on after "
                        + PATIENCE_SECONDS + " s: " + Files.readString(out));
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out);
    }

    private List<String> command() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path file = Path.of(System.getProperty("ler.root"), "docs", "examples", source);
        return List.of(java.toString(), "-cp", System.getProperty("java.class.path"), file.toString());
    }
}
