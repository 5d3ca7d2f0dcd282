package org.lerexchange.local.journeys;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.local.LocalExchange;
import org.lerexchange.local.parts.Build;

/** A process that has only Kafka's client and Flink's artefact on its class path, and reads a topic of ours. */
final class ForeignProcess implements AutoCloseable {

    private static final List<String> ITS_JARS =
            List.of("kafka-clients-", "flink-sql-avro-confluent-registry-", "lz4-java-", "slf4j-api-");

    private final Process process;
    private final Path output;

    private ForeignProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ForeignProcess reads(LocalExchange exchange, String topic, int records, Path output) throws IOException {
        String jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> ITS_JARS.stream()
                        .anyMatch(name -> Path.of(jar).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
        Path source =
                Build.found().repository().resolve(Path.of("local", "src", "test", "foreign", "ForeignReader.java"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jars,
                        source.toString(),
                        client(exchange, output).toString(),
                        exchange.registry().toString(),
                        topic,
                        Integer.toString(records))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new ForeignProcess(process, output);
    }

    /** What {@code ./ler client-properties operator} prints. */
    private static Path client(LocalExchange exchange, Path output) throws IOException {
        List<String> lines = exchange.kafkaClient().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        return Files.write(output.resolveSibling(output.getFileName() + ".client"), lines);
    }

    /**
     * What it read.
     *
     * @param all whether it read as much as it was told to, and ended well
     */
    record Read(boolean all, List<String> lines) {}

    /** Waits so long for its end. */
    Read read(long seconds) throws IOException, InterruptedException {
        boolean all = process.waitFor(seconds, TimeUnit.SECONDS) && process.exitValue() == 0;
        return new Read(all, Files.readAllLines(output));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
