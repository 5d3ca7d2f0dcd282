package org.lerexchange.local.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The repository's {@code docker-compose.yml}, its anchors resolved. */
record ComposeFile(Section document) {

    private static final String NAME = "docker-compose.yml";

    static ComposeFile in(Path repository) {
        Path file = repository.resolve(NAME);
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + file, e);
        }
    }

    static ComposeFile parse(String yaml) {
        Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
        Object document = reader.load(yaml);
        return new ComposeFile(Section.of(document));
    }

    Set<String> serviceNames() {
        return document.section("services").names();
    }

    ComposeService service(String name) {
        if (!serviceNames().contains(name)) {
            throw new IllegalArgumentException(
                    "expected a service " + name + " in " + NAME + ", but it has " + serviceNames());
        }
        return new ComposeService(name, document.section("services").section(name));
    }

    /** The one place that names images, by what they are for. */
    Map<String, String> images() {
        return texts(document.section("x-images"));
    }

    /** Where each secret's file lies in the repository. */
    Map<String, String> secretFiles() {
        Section secrets = document.section("secrets");
        Map<String, String> files = new TreeMap<>();
        secrets.names()
                .forEach(name ->
                        files.put(name, secrets.section(name).text("file").orElse("")));
        return files;
    }

    static Map<String, String> texts(Section section) {
        Map<String, String> texts = new TreeMap<>();
        section.names().forEach(name -> texts.put(name, section.text(name).orElse("")));
        return texts;
    }
}
