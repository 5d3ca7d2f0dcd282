package org.lerexchange.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.testcontainers.utility.DockerImageName;

/** The images of {@code docker-compose.yml}, where every tag stands. */
public final class Images {

    private static final Pattern TAG = Pattern.compile("(?m)^  (\\w+): &\\w+ (\\S+)$");

    private Images() {}

    /** The image of this name under {@code x-images}. */
    public static DockerImageName of(String name) {
        return DockerImageName.parse(tag(name));
    }

    static String tag(String name) {
        Path file = Path.of(System.getProperty("ler.root", "..")).resolve("docker-compose.yml");
        try {
            return TAG.matcher(Files.readString(file))
                    .results()
                    .filter(found -> found.group(1).equals(name))
                    .map((MatchResult found) -> found.group(2))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("expected an image " + name + " in " + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
