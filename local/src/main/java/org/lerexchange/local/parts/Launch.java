package org.lerexchange.local.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One process to start: its command, what its environment gets beside ours, and where its output goes. */
public record Launch(String name, List<String> command, Map<String, String> environment, Path log) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
