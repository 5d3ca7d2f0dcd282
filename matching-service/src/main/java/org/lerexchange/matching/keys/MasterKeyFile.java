package org.lerexchange.matching.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Reads the master key; a message never shows what stands in the file. */
record MasterKeyFile(Path path) {

    byte[] read() {
        try {
            String text = Files.readString(path, StandardCharsets.US_ASCII).strip();
            return Base64.getUrlDecoder().decode(text);
        } catch (IOException e) {
            throw new UncheckedIOException("expected a readable master key in " + path.getFileName(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("expected a master key in base64url in " + path.getFileName());
        }
    }
}
