package org.lerexchange.credentials.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A bitstring (Bitstring Status List 1.0 §2.2, §3.3, §3.4): left-most bit first, as multibase base64url of GZIP. Not
 * safe for use by several threads while it is being changed.
 */
public final class StatusList {
    /** Fewest entries, for herd privacy: 16 KiB of bits. */
    public static final int MIN_ENTRIES = 131_072;

    /** Most bytes that are inflated: 16 MiB, as other implementations. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private final byte[] bits;

    private StatusList(byte[] bits) {
        this.bits = bits;
    }

    /** A list of this many entries, none set. */
    public static StatusList ofEntries(int entries) {
        if (entries < MIN_ENTRIES || entries % Byte.SIZE != 0) {
            throw new IllegalArgumentException(
                    "expected a multiple of 8 from " + MIN_ENTRIES + " entries, found " + entries);
        }
        return new StatusList(new byte[entries / Byte.SIZE]);
    }

    /** Reads an encoded list, inflating no further than the cap. */
    public static Decoded decode(String encoded) {
        if (!encoded.startsWith("u")) {
            return new Decoded.Refused(StatusFlaw.STATUS_VERIFICATION_ERROR);
        }
        try {
            byte[] zipped = Base64.getUrlDecoder().decode(encoded.substring(1));
            byte[] bits = new GZIPInputStream(new ByteArrayInputStream(zipped)).readNBytes(MAX_BYTES + 1);
            if (bits.length > MAX_BYTES) {
                return new Decoded.Refused(StatusFlaw.TOO_LARGE);
            }
            return bits.length * Byte.SIZE < MIN_ENTRIES
                    ? new Decoded.Refused(StatusFlaw.STATUS_LIST_LENGTH_ERROR)
                    : new Decoded.Read(new StatusList(bits));
        } catch (IllegalArgumentException | IOException broken) {
            return new Decoded.Refused(StatusFlaw.STATUS_VERIFICATION_ERROR);
        }
    }

    /** The encoded list. */
    public String encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** How many one-bit entries there are. */
    public long entries() {
        return (long) bits.length * Byte.SIZE;
    }

    /** The bit of an entry. */
    public boolean get(long index) {
        return (bits[at(index)] & mask(index)) != 0;
    }

    /** Sets or clears the bit of an entry. */
    public void set(long index, boolean value) {
        int at = at(index);
        bits[at] = (byte) (value ? bits[at] | mask(index) : bits[at] & ~mask(index));
    }

    private int at(long index) {
        if (index < 0 || index >= entries()) {
            throw new IndexOutOfBoundsException("expected an index below " + entries() + ", found " + index);
        }
        return (int) (index / Byte.SIZE);
    }

    private static int mask(long index) {
        return 0x80 >>> (int) (index % Byte.SIZE);
    }

    /** What became of reading a list. */
    public sealed interface Decoded {
        /** It is one. */
        record Read(StatusList list) implements Decoded {}

        /** It is none that we take. */
        record Refused(StatusFlaw flaw) implements Decoded {}
    }
}
