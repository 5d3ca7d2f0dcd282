package org.lerexchange.credentials.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Wraps private keys at rest by AES-256-GCM (NIST SP 800-38D), each bound to the label under which it is stored. */
public final class MasterKey {
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKeySpec key;
    private final SecureRandom random;

    private MasterKey(byte[] key, SecureRandom random) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("expected a master key of 32 bytes, found " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /** The key in a file: 32 bytes in base64url. */
    public static MasterKey read(Path file, SecureRandom random) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return new MasterKey(Base64.getUrlDecoder().decode(text), random);
        } catch (IOException e) {
            throw new UncheckedIOException("the master key file cannot be read", e);
        }
    }

    /** Makes a new file, readable by its owner alone, and refuses to replace one. */
    public static MasterKey create(Path file, SecureRandom random) {
        byte[] fresh = new byte[KEY_LENGTH];
        random.nextBytes(fresh);
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
            Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
            return new MasterKey(fresh, random);
        } catch (IOException e) {
            throw new UncheckedIOException("the master key file cannot be made", e);
        }
    }

    /** Wraps a secret under a label. */
    public byte[] wrap(byte[] secret, String label) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(secret);
            byte[] wrapped = Arrays.copyOf(nonce, NONCE_LENGTH + sealed.length);
            System.arraycopy(sealed, 0, wrapped, NONCE_LENGTH, sealed.length);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not served", e);
        }
    }

    /** Unwraps what was wrapped under the same label; empty if it was not, or was altered. */
    public Optional<byte[]> unwrap(byte[] wrapped, String label) {
        if (wrapped.length <= NONCE_LENGTH) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(wrapped, NONCE_LENGTH);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, label)
                    .doFinal(wrapped, NONCE_LENGTH, wrapped.length - NONCE_LENGTH));
        } catch (GeneralSecurityException altered) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
