package org.lerexchange.testkit.rail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A client of {@code docs/examples}, compiled and run from its source as its readers do it, in a process of its own. */
public record ExampleClient(String source) {

    private static final int PATIENCE_SECONDS = 60;

    /**
     * What it printed.
     *
     * @param folder where that is kept meanwhile
     */
    public String run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path file = Path.of(System.getProperty("ler.root"), "docs", "examples", source);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path out = folder.resolve(source + ".out");
        List<String> command = Stream.concat(
                        Stream.of(java.toString(), "-cp", System.getProperty("java.class.path"), file.toString()),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
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
}
