package org.lerexchange.matching.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The pseudonyms under which employers know candidates and matches: HMAC-SHA-256 (RFC 2104) of job and profile under keys
 * derived from the master key, one for each use; its first 128 bits in base64url. A candidate has another id at every job.
 *
 * <p>None leads back: whoever needs that keeps both sides where the match is kept.
 */
public final class Pseudonyms {
    /** Bytes of a master key. */
    public static final int KEY_BYTES = 32;

    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 16;

    private final SecretKeySpec candidates;
    private final SecretKeySpec matches;

    private Pseudonyms(byte[] master) {
        SecretKeySpec secret = new SecretKeySpec(master, HMAC);
        this.candidates = derived(secret, "ler matching candidate-id 1");
        this.matches = derived(secret, "ler matching match-id 1");
    }

    /** Refuses a key of another length than {@value #KEY_BYTES} bytes. */
    public static Pseudonyms under(byte[] master) {
        if (master.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "expected a master key of " + KEY_BYTES + " bytes, but " + master.length + " came");
        }
        return new Pseudonyms(master);
    }

    /** The candidate's id at this job alone. */
    public String candidateId(String jobId, String profileId) {
        return id(candidates, jobId, profileId);
    }

    /** The id of the match of this profile at this job, whenever it is offered. */
    public String matchId(String jobId, String profileId) {
        return id(matches, jobId, profileId);
    }

    private static String id(SecretKeySpec key, String jobId, String profileId) {
        byte[] hash = hmac(key, parted(jobId, profileId));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
    }

    /** Each text after its length, so that no two pairs read alike. */
    private static byte[] parted(String first, String second) {
        byte[] one = first.getBytes(StandardCharsets.UTF_8);
        byte[] two = second.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + one.length + two.length)
                .putInt(one.length)
                .put(one)
                .putInt(two.length)
                .put(two)
                .array();
    }

    private static SecretKeySpec derived(SecretKeySpec master, String label) {
        return new SecretKeySpec(hmac(master, label.getBytes(StandardCharsets.UTF_8)), HMAC);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
