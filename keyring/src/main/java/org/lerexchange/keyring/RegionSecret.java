package org.lerexchange.keyring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The region's secret, under which people become recipient refs: HMAC-SHA-256 (RFC 2104). Held by {@code issuer} and
 * {@code wallet} alone.
 */
public final class RegionSecret {

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;

    private final List<SecretKeySpec> versions;

    private RegionSecret(List<SecretKeySpec> versions) {
        this.versions = List.copyOf(versions);
    }

    /** A file with a line of base64url (32 bytes) for each version, the first one 1, the present one last. */
    public static RegionSecret read(Path file) {
        try {
            List<SecretKeySpec> versions = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> key(Base64.getUrlDecoder().decode(line.strip())))
                    .toList();
            if (versions.isEmpty()) {
                throw new IllegalArgumentException(
                        "expected at least one version of the region's secret, but none came");
            }
            return new RegionSecret(versions);
        } catch (IOException e) {
            throw new UncheckedIOException("the region's secret cannot be read", e);
        }
    }

    /** The version under which new values are made. */
    public int version() {
        return versions.size();
    }

    /** Every version, oldest first. */
    public List<Integer> versions() {
        return IntStream.rangeClosed(1, versions.size()).boxed().toList();
    }

    /** 32 bytes. */
    public byte[] hash(int version, byte[] text) {
        if (version < 1 || version > versions.size()) {
            throw new IllegalArgumentException(
                    "expected version 1 to " + versions.size() + " of the region's secret, but " + version + " came");
        }
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(versions.get(version - 1));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static SecretKeySpec key(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("expected a secret of 32 bytes, but " + bytes.length + " came");
        }
        return new SecretKeySpec(bytes, HMAC);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "RegionSecret[" + versions.size() + " versions]";
    }
}
