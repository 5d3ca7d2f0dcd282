package org.lerexchange.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what they name: UUIDv5 (RFC 9562, section 5.5). */
public final class EventIds {

    /** The name space of this exchange's events. */
    private static final UUID EVENTS = UUID.fromString("6f1d8c1e-6d0b-5f0a-9f5b-1d6f3f6f7a10");

    private static final int UUID_BYTES = 16;

    private EventIds() {}

    static UUID of(String topic, String key, int generation, long seq) {
        return named(EVENTS, topic + '\n' + key + '\n' + generation + '\n' + seq);
    }

    /** The UUIDv5 of a name in a name space. */
    public static UUID named(UUID space, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] hash = sha1(ByteBuffer.allocate(UUID_BYTES + text.length)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .put(text)
                .array());
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = (bytes.getLong() & 0xffffffffffff0fffL) | 0x5000L;
        long low = (bytes.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
