package org.lerexchange.credentials.keys;

import java.util.Arrays;

/** Joins byte strings. */
final class Bytes {
    private Bytes() {}

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
