package org.lerexchange.credentials.keys;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Multibase (Controlled Identifiers 1.0 §2.4): {@code z} is base58btc, {@code u} is base64url without padding. */
public final class Multibase {
    /** Longest base58 text that is decoded; its cost grows with the square. */
    public static final int MAX_BASE58 = 512;

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);

    private Multibase() {}

    /** The {@code z} form. */
    public static String base58(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (BigInteger rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BASE)) {
            text.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append('1');
        }
        return text.append('z').reverse().toString();
    }

    /** The bytes of a {@code z} form; empty if it is none. */
    public static Optional<byte[]> fromBase58(String text) {
        if (text.length() < 2 || text.length() > MAX_BASE58 || text.charAt(0) != 'z') {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (char letter : text.substring(1).toCharArray()) {
            int digit = ALPHABET.indexOf(letter);
            if (digit < 0) {
                return Optional.empty();
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        return Optional.of(withLeadingZeros(text, number));
    }

    /** The {@code u} form. */
    public static String base64url(byte[] bytes) {
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a {@code u} form; empty if it is none. */
    public static Optional<byte[]> fromBase64url(String text) {
        if (!text.startsWith("u")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text.substring(1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] withLeadingZeros(String text, BigInteger number) {
        int zeros = 0;
        while (zeros + 1 < text.length() && text.charAt(zeros + 1) == '1') {
            zeros++;
        }
        byte[] signed = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int sign = signed.length > 0 && signed[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + signed.length - sign];
        System.arraycopy(Arrays.copyOfRange(signed, sign, signed.length), 0, bytes, zeros, signed.length - sign);
        return bytes;
    }
}
