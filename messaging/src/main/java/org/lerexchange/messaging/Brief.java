package org.lerexchange.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a model holds, in brief.
 *
 * @param count how many things
 * @param digest of the whole state, in hex
 * @param note what whoever compares should know of it
 */
public record Brief(long count, String digest, Optional<String> note) {

    public Brief {
        if (count < 0 || digest.isEmpty()) {
            throw new IllegalArgumentException("expected a count from 0 on and a digest, but " + count + " came");
        }
    }

    public static Brief of(long count, String digest) {
        return new Brief(count, digest, Optional.empty());
    }

    /** One line for each thing, in any order. */
    public static Brief ofLines(Stream<String> lines) {
        List<String> sorted = lines.sorted().toList();
        MessageDigest sha256 = sha256();
        sorted.forEach(line -> sha256.update((line + '\n').getBytes(StandardCharsets.UTF_8)));
        return of(sorted.size(), HexFormat.of().formatHex(sha256.digest()));
    }

    public Brief noting(String text) {
        return new Brief(count, digest, Optional.of(text));
    }

    public boolean isSameAs(Brief other) {
        return count == other.count && digest.equals(other.digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
