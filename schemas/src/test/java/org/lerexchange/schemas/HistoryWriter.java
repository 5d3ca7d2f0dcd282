package org.lerexchange.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.lerexchange.messaging.Topic;

/**
 * Writes the version that a changed contract is missing in {@code history}: run in the module's folder, by hand. A version
 * that is not released yet is replaced; a released one never. With {@code --release} all that is there becomes released.
 */
final class HistoryWriter {

    private HistoryWriter() {}

    public static void main(String[] args) throws IOException {
        for (Topic<?> topic : Topics.all()) {
            addMissing(topic);
        }
        if (Arrays.asList(args).contains("--release")) {
            release();
        }
    }

    private static void addMissing(Topic<?> topic) throws IOException {
        List<History.Version> versions = History.of(topic);
        Schema head = History.headSchema(topic);
        if (!versions.isEmpty() && versions.getLast().schema().toString().equals(head.toString())) {
            return;
        }
        boolean replaces =
                !versions.isEmpty() && !released().containsKey(name(History.contract(topic, versions.size())));
        int number = replaces ? versions.size() : versions.size() + 1;
        Files.createDirectories(History.contract(topic, number).getParent());
        Files.writeString(History.contract(topic, number), History.read(History.head(topic)));
        Files.writeString(History.golden(topic, number), HexFormat.of().formatHex(SampleRecord.bytes(head)) + "\n");
        System.out.println(topic.name() + " " + number + " written");
    }

    private static void release() throws IOException {
        Map<String, String> all = new TreeMap<>(released());
        for (Topic<?> topic : Topics.all()) {
            for (History.Version version : History.of(topic)) {
                for (Path file :
                        List.of(History.contract(topic, version.number()), History.golden(topic, version.number()))) {
                    all.putIfAbsent(name(file), digest(file));
                }
            }
        }
        StringBuilder text = new StringBuilder();
        all.forEach(
                (file, digest) -> text.append(digest).append("  ").append(file).append('\n'));
        Files.writeString(History.RELEASED, text);
    }

    /** File name, relative to the history, to digest; the form that {@code sha256sum --check} reads. */
    static Map<String, String> released() {
        Map<String, String> released = new TreeMap<>();
        if (Files.exists(History.RELEASED)) {
            History.read(History.RELEASED)
                    .lines()
                    .map(line -> line.split("  ", 2))
                    .forEach(parts -> released.put(parts[1], parts[0]));
        }
        return released;
    }

    static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("could not digest " + file, e);
        }
    }

    private static String name(Path file) {
        return History.FOLDER.relativize(file).toString().replace('\\', '/');
    }
}
