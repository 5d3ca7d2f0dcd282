package org.lerexchange.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What the build left for {@code local} to run: the services' jars and the unpacked registry. */
public record Build(Path repository) {

    private static final String ROOT_PROPERTY = "ler.root";
    private static final String MARK = "mvnw";

    /** The classifier of a jar that starts by itself; a module without a main class has none. */
    private static final String RUNNABLE = "-exec.jar";

    /** The repository that {@code ./ler} names, else the one that the working directory lies in. */
    public static Build found() {
        String named = System.getProperty(ROOT_PROPERTY);
        if (named != null) {
            return new Build(Path.of(named));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(MARK))) {
                return new Build(folder);
            }
        }
        throw new IllegalStateException("expected to run inside the repository, or -D" + ROOT_PROPERTY + "=FOLDER");
    }

    /** The schema registry's own start file. */
    public Path registry() {
        return repository.resolve(Path.of("local", "target", "registry", "quarkus-run.jar"));
    }

    /** The runnable jar of a service; empty where that module has not been built. */
    public Optional<Path> jar(Part service) {
        String module = service.id() + "-service";
        Path target = repository.resolve(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> isRunnable(file, module)).max(Comparator.comparingLong(Build::size));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + target, e);
        }
    }

    private static boolean isRunnable(Path file, String module) {
        String name = file.getFileName().toString();
        return name.startsWith(module) && name.endsWith(RUNNABLE);
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}
