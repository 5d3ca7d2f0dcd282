package org.lerexchange.local.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.Part;

/** A service's {@code application.yml}: which environment variables it reads, and which it must be given. */
record SettingsFile(Path path, Set<String> read, Set<String> mandatory) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:[^}]*)?}");

    static SettingsFile of(Part service) {
        Path path = Build.found()
                .repository()
                .resolve(service.id() + "-service")
                .resolve(Path.of("src", "main", "resources", "application.yml"));
        Set<String> read = new TreeSet<>();
        Set<String> mandatory = new TreeSet<>();
        for (MatchResult placeholder :
                PLACEHOLDER.matcher(textOf(path)).results().toList()) {
            read.add(placeholder.group(1));
            if (placeholder.group(2) == null) {
                mandatory.add(placeholder.group(1));
            }
        }
        return new SettingsFile(path, read, mandatory);
    }

    private static String textOf(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with these names; nothing where the service takes them all and misses none. */
    List<String> faultsOf(Set<String> given) {
        List<String> faults = new ArrayList<>();
        given.stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> faults.add(name + " is given and read by nobody"));
        mandatory.stream()
                .filter(name -> !given.contains(name))
                .forEach(name -> faults.add(name + " has no default and is not given"));
        return faults;
    }
}
