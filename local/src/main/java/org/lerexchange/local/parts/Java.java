package org.lerexchange.local.parts;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command line of a Java process on a small machine: one compiler, one collector, little heap, and an archive of
 * loaded classes that the JVM makes when the process first ends and drops by itself when a jar has changed.
 */
final class Java {

    private final List<String> command = new ArrayList<>();
    private Optional<Path> archive = Optional.empty();

    Java(int heapMebibytes) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMebibytes + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xshare:auto");
        command.add("-Dler.log.level=WARN");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
    }

    /** No archive is made of classes that lie in folders, as they do in a build: the JVM refuses to, and ends with 1. */
    Java archive(Path file) {
        archive = Optional.of(file);
        return this;
    }

    private void addArchive() {
        archive.ifPresent(file -> {
            command.add("-XX:+AutoCreateSharedArchive");
            command.add("-XX:SharedArchiveFile=" + file);
            command.add("-Xlog:cds=off");
            command.add("-Xlog:cds+dynamic=off");
        });
    }

    Java property(String name, Object value) {
        command.add("-D" + name + "=" + value);
        return this;
    }

    /** More options, parted by spaces; the last of two that contradict each other counts. */
    Java options(String more) {
        Stream.of(more.strip().split(" +")).filter(option -> !option.isEmpty()).forEach(command::add);
        return this;
    }

    /** Runs a class on the same class path as this process. */
    List<String> main(String type, String... arguments) {
        String classPath = System.getProperty("java.class.path");
        if (Stream.of(classPath.split(File.pathSeparator)).noneMatch(entry -> Files.isDirectory(Path.of(entry)))) {
            addArchive();
        }
        command.add("-cp");
        command.add(classPath);
        command.add(type);
        command.addAll(List.of(arguments));
        return command;
    }

    List<String> jar(Path jar) {
        addArchive();
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }
}
