package org.lerexchange.local.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.json.JsonMapper;

/** How often the story was played on this exchange; the next run's awards are new ones. */
final class Runs {

    private static final String RUN = "run";

    private final Path file;
    private final JsonMapper json = new JsonMapper();

    Runs(Path home) {
        this.file = home.resolve("story").resolve("run.json");
    }

    /** The number of a run that begins now; the first is 1. */
    int next() {
        try {
            int run = Files.exists(file)
                    ? json.readTree(Files.readString(file)).path(RUN).asInt(0) + 1
                    : 1;
            Files.createDirectories(file.getParent());
            Path beside = file.resolveSibling("run.json.new");
            Files.writeString(beside, json.createObjectNode().put(RUN, run).toPrettyString() + System.lineSeparator());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException("the story's run cannot be kept: " + file, e);
        }
    }
}
