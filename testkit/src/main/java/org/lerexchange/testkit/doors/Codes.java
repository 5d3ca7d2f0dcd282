package org.lerexchange.testkit.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes of refusals that our sources can say, and where. */
public final class Codes {

    private static final String MAIN = "src/main/java";

    private final Set<Said> all;
    private final Set<String> sources;

    /**
     * One code with its status, and the method in which it stands.
     *
     * @param code with {@code *} for what is known only when it runs
     */
    record Said(String code, int status, Place place) {}

    private Codes(Set<Said> all, Set<String> sources) {
        this.all = Set.copyOf(all);
        this.sources = Set.copyOf(sources);
    }

    /** Of every module's main sources below this folder. */
    public static Codes in(Path root) {
        try (Stream<Path> modules = Files.list(root)) {
            List<Path> sources = modules.map(module -> module.resolve(MAIN))
                    .filter(Files::isDirectory)
                    .flatMap(Codes::javaFiles)
                    .toList();
            return new Codes(
                    RefusalSources.read(sources),
                    sources.stream().map(Codes::type).collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this class is made from one of these sources. */
    boolean isMain(String type) {
        return sources.contains(type.replaceFirst("\\$.*", ""));
    }

    private static String type(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.substring(path.indexOf(MAIN) + MAIN.length() + 1, path.length() - ".java".length())
                .replace('/', '.');
    }

    Stream<Said> at(Set<Place> places) {
        return all.stream().filter(said -> places.contains(said.place()));
    }

    /** {@code code status}, each once. */
    public Set<String> withStatus() {
        return all.stream()
                .map(said -> said.code() + ' ' + said.status())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
