package org.lerexchange.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.lerexchange.messaging.Topic;

/** The files of {@code schemas/history}: each version of a contract and one record that it wrote. */
final class History {

    static final Path FOLDER = Path.of("history");
    static final Path CONTRACTS = Path.of("src", "main", "avro");
    static final Path RELEASED = FOLDER.resolve("released.sha256");

    record Version(String topic, int number, Schema schema, String hex) {

        /** One record that this version wrote. */
        byte[] golden() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public String toString() {
            return topic + " " + number;
        }
    }

    private History() {}

    /** Oldest first. */
    static List<Version> of(Topic<?> topic) {
        return IntStream.iterate(1, number -> number + 1)
                .takeWhile(number -> Files.exists(contract(topic, number)))
                .mapToObj(number -> new Version(
                        topic.name(),
                        number,
                        new Schema.Parser().parse(read(contract(topic, number))),
                        read(golden(topic, number)).strip()))
                .toList();
    }

    static Path contract(Topic<?> topic, int number) {
        return FOLDER.resolve(topic.name()).resolve(number + ".avsc");
    }

    static Path golden(Topic<?> topic, int number) {
        return FOLDER.resolve(topic.name()).resolve(number + ".golden");
    }

    static Path head(Topic<?> topic) {
        return CONTRACTS.resolve(topic.name() + ".avsc");
    }

    /** As its author wrote it, without the marks of the code generator. */
    static Schema headSchema(Topic<?> topic) {
        return new Schema.Parser().parse(read(head(topic)));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
