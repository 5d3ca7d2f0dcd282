package org.lerexchange.testkit.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** Files of secrets that everybody may know, each 32 bytes in base64url, in a folder that goes with them. */
record SecretFiles(Path folder, Map<String, String> paths) implements AutoCloseable {

    private static final int BYTES = 32;

    SecretFiles {
        paths = Map.copyOf(paths);
    }

    /** A file for each name; no two have the same secret. */
    static SecretFiles named(List<String> names) {
        try {
            Path folder = Files.createTempDirectory("secrets");
            Map<String, String> paths = new HashMap<>();
            for (String name : names) {
                Path file = Files.writeString(folder.resolve(name), secret(paths.size()), StandardCharsets.US_ASCII);
                paths.put(name, file.toString());
            }
            return new SecretFiles(folder, paths);
        } catch (IOException e) {
            throw new UncheckedIOException("expected a place for files of secrets", e);
        }
    }

    private static String secret(int number) {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) (number + 1));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
