package org.lerexchange.local.journeys;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * This JVM's class path with a jar in the place of each folder, as it is when {@code ./ler} starts an exchange: of jars the
 * parts keep an archive of loaded classes, of folders they cannot.
 */
final class Jars {

    private static final String PROPERTY = "java.class.path";

    private Jars() {}

    /** Without the classes of tests, which no part of an exchange needs. */
    static String classPath() {
        return Stream.of(System.getProperty(PROPERTY).split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> Files.isDirectory(entry) ? jarOf(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** For as long as that takes, a part that takes this JVM's class path gets this one. */
    static void asIfStartedFromThem(Runnable start) {
        String before = System.getProperty(PROPERTY);
        System.setProperty(PROPERTY, classPath());
        try {
            start.run();
        } finally {
            System.setProperty(PROPERTY, before);
        }
    }

    /** {@code MODULE/target/classes} as {@code MODULE.jar}, made anew only where a class is newer: an archive knows its jar. */
    private static Path jarOf(Path classes) {
        Path module = classes.getName(classes.getNameCount() - 3);
        try {
            Path jar = Files.createDirectories(Journey.app()).resolve(module + ".jar");
            if (!Files.exists(jar) || newest(classes).compareTo(Files.getLastModifiedTime(jar)) > 0) {
                ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
                int code = tool.run(
                        System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
                if (code != 0) {
                    throw new IllegalStateException("cannot be made a jar: " + classes);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be made a jar: " + classes, e);
        }
    }

    private static FileTime newest(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(Jars::changed).max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private static FileTime changed(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + path, e);
        }
    }
}
