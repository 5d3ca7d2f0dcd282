package org.lerexchange.local.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;

/**
 * README's commands at a journey's exchange, in a folder that looks like the repository to them: {@code ./ler}, the
 * examples, and the jars they need.
 */
record Walk(Journey journey) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What the commands ended with, and what they printed. */
    record Run(int code, String printed) {}

    static Walk begun(Journey journey) throws IOException {
        Walk walk = new Walk(journey);
        Path root = Build.found().repository();
        Path folder = Files.createDirectories(walk.folder());
        Path ler = folder.resolve("ler");
        Files.writeString(ler, command(root));
        Files.setPosixFilePermissions(ler, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(folder.resolve("docs"), root.resolve("docs"));
        Path lib = Files.createDirectories(folder.resolve("local/target/lib"));
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            if (entry.endsWith(".jar")) {
                Files.createSymbolicLink(lib.resolve(Path.of(entry).getFileName()), Path.of(entry));
            }
        }
        return walk;
    }

    /** The first of them leaves an archive of loaded classes to the others. */
    private static String command(Path root) {
        return "#!/bin/sh\nexec '" + java() + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+AutoCreateSharedArchive"
                + " -XX:SharedArchiveFile='" + Journey.app().resolve("ler.jsa")
                + "' -Xlog:cds=off -Xlog:cds+dynamic=off"
                + " -Dler.root='" + root + "' -cp '" + Jars.classPath() + "' org.lerexchange.local.Ler \"$@\"\n";
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Path folder() {
        return journey.home().resolve("walk");
    }

    Run run(String commands) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", "set -eu\n" + addressed(commands))
                .directory(folder().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = bash.environment();
        environment.put("LER_HOME", journey.home().toString());
        environment.put("PATH", Path.of(java()).getParent() + ":" + environment.get("PATH"));
        Path printed = Files.createTempFile(folder(), "printed", ".txt");
        Process process = bash.redirectOutput(printed.toFile()).start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Run(ended ? process.exitValue() : -1, Files.readString(printed));
    }

    /** README's addresses are the usual ones; here each part has its own. */
    private String addressed(String commands) {
        String addressed = commands;
        for (Part part : Part.values()) {
            addressed = addressed.replace(
                    "http://" + LerHome.HOST + ":" + part.defaultPort(),
                    "http://" + LerHome.HOST + ":" + journey.address(part).getPort());
        }
        return addressed;
    }
}
