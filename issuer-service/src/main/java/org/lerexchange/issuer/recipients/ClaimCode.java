package org.lerexchange.issuer.recipients;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lerexchange.issuer.keys.Hasher;

/** The one-use code that opens a wallet: derived whenever it is needed, kept nowhere. 80 bits in Crockford's base 32. */
final class ClaimCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LETTERS = 16;

    private static final int BITS_A_LETTER = 5;

    private final Hasher region;

    ClaimCode(Hasher region) {
        this.region = region;
    }

    String of(int version, RecipientRef ref, long namedSeq) {
        byte[] hash = region.hash(version, ("claim\n" + ref + '\n' + namedSeq).getBytes(StandardCharsets.UTF_8));
        StringBuilder code = new StringBuilder(LETTERS);
        for (int letter = 0; letter < LETTERS; letter++) {
            code.append(ALPHABET.charAt(bits(hash, letter * BITS_A_LETTER)));
        }
        return code.toString();
    }

    /** SHA-256 in lower-case hex. */
    static String hash(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static int bits(byte[] bytes, int from) {
        int value = 0;
        for (int bit = from; bit < from + BITS_A_LETTER; bit++) {
            value = (value << 1) | ((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
        }
        return value;
    }
}
