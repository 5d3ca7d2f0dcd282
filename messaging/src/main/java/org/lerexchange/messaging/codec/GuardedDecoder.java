package org.lerexchange.messaging.codec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary form (Avro 1.12 specification, "Binary Encoding") read from a whole record, believing no length: one that
 * says more than there is left is refused before anything is made room for. An item of an array or map takes at least one
 * byte here, so arrays of {@code null} are refused, too.
 */
final class GuardedDecoder extends Decoder {

    private static final int LARGEST_VARINT_BYTES = 10;

    private final ByteBuffer bytes;

    GuardedDecoder(byte[] record, int offset) {
        this.bytes = ByteBuffer.wrap(record, offset, record.length - offset).order(ByteOrder.LITTLE_ENDIAN);
    }

    int remaining() {
        return bytes.remaining();
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() {
        return octet() == 1;
    }

    @Override
    public int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw refused(Unreadable.UNFIT, "an int");
        }
        return (int) value;
    }

    @Override
    public long readLong() {
        long value = 0;
        for (int i = 0; i < LARGEST_VARINT_BYTES; i++) {
            int octet = octet();
            value |= (octet & 0x7fL) << (7 * i);
            if ((octet & 0x80) == 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw refused(Unreadable.UNFIT, "a number of at most ten bytes");
    }

    @Override
    public float readFloat() {
        length(Float.BYTES, Unreadable.TRUNCATED);
        return bytes.getFloat();
    }

    @Override
    public double readDouble() {
        length(Double.BYTES, Unreadable.TRUNCATED);
        return bytes.getDouble();
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) {
        return new Utf8(octets());
    }

    @Override
    public String readString() {
        return new String(octets(), StandardCharsets.UTF_8);
    }

    @Override
    public void skipString() {
        skip(readLong());
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) {
        return ByteBuffer.wrap(octets());
    }

    @Override
    public void skipBytes() {
        skip(readLong());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) {
        length(length, Unreadable.TRUNCATED);
        bytes.get(target, start, length);
    }

    @Override
    public void skipFixed(int length) {
        skip(length);
    }

    @Override
    public int readEnum() {
        return readInt();
    }

    @Override
    public long readArrayStart() {
        return count();
    }

    @Override
    public long arrayNext() {
        return count();
    }

    @Override
    public long skipArray() {
        return skipBlocks();
    }

    @Override
    public long readMapStart() {
        return count();
    }

    @Override
    public long mapNext() {
        return count();
    }

    @Override
    public long skipMap() {
        return skipBlocks();
    }

    @Override
    public int readIndex() {
        return readInt();
    }

    private int octet() {
        try {
            return bytes.get();
        } catch (BufferUnderflowException e) {
            throw refused(Unreadable.TRUNCATED, "another byte");
        }
    }

    private byte[] octets() {
        byte[] octets = new byte[length(readLong(), Unreadable.BAD_LENGTH)];
        bytes.get(octets);
        return octets;
    }

    /** A negative count is followed by the size of its block. */
    private long count() {
        long count = readLong();
        if (count < 0) {
            length(readLong(), Unreadable.BAD_LENGTH);
            count = -count;
        }
        return length(count, Unreadable.BAD_LENGTH);
    }

    private long skipBlocks() {
        long count = readLong();
        while (count < 0) {
            skip(readLong());
            count = readLong();
        }
        return length(count, Unreadable.BAD_LENGTH);
    }

    private void skip(long length) {
        bytes.position(bytes.position() + length(length, Unreadable.BAD_LENGTH));
    }

    private int length(long length, Unreadable reason) {
        if (length < 0 || length > bytes.remaining()) {
            throw refused(reason, "a length of at most " + bytes.remaining());
        }
        return (int) length;
    }

    private UnfitBytes refused(Unreadable reason, String expected) {
        return new UnfitBytes(reason, "expected " + expected + " at byte " + bytes.position());
    }

    /** Carries a reason through Avro's reader. */
    static final class UnfitBytes extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Unreadable reason;

        UnfitBytes(Unreadable reason, String message) {
            super(message);
            this.reason = reason;
        }

        Unreadable reason() {
            return reason;
        }
    }
}
