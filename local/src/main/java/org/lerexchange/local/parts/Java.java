package org.lerexchange.local.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line of a Java process on a small machine: one compiler, one collector, little heap, and an archive of
 * loaded classes that the JVM makes when the process first ends and drops by itself when a jar has changed.
 */
final class Java {

    private final List<String> command = new ArrayList<>();

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

    Java archive(Path file) {
        command.add("-XX:+AutoCreateSharedArchive");
        command.add("-XX:SharedArchiveFile=" + file);
        command.add("-Xlog:cds=off");
        command.add("-Xlog:cds+dynamic=off");
        return this;
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
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(type);
        command.addAll(List.of(arguments));
        return command;
    }

    List<String> jar(Path jar) {
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }
}
