package org.lerexchange.matching.doors;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lerexchange.edge.Refusal;

/**
 * How far a reader has come in each job of an employer. Its text is opaque: base64url of varints, ascending by the job's
 * number.
 */
record Cursor(SortedMap<Integer, Place> places) {

    private static final int LONGEST = 8_000;
    private static final int VERSION = 1;

    Cursor {
        places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    }

    /**
     * A place in a job's order.
     *
     * @param done every item up to this seq was read
     * @param taken so many changes of the next item were read
     */
    record Place(long done, int taken) {
        static final Place START = new Place(0, 0);
    }

    static Cursor start() {
        return new Cursor(Collections.emptySortedMap());
    }

    Place at(int number) {
        return places.getOrDefault(number, Place.START);
    }

    Cursor with(int number, Place place) {
        SortedMap<Integer, Place> next = new TreeMap<>(places);
        next.put(number, place);
        return new Cursor(next);
    }

    /** Without the jobs that are not shown any more. */
    Cursor only(Set<Integer> numbers) {
        SortedMap<Integer, Place> next = new TreeMap<>(places);
        next.keySet().retainAll(numbers);
        return new Cursor(next);
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + places.size() * 20);
        bytes.put((byte) VERSION);
        int before = 0;
        for (Map.Entry<Integer, Place> place : places.entrySet()) {
            put(bytes, place.getKey() - before);
            put(bytes, place.getValue().done());
            put(bytes, place.getValue().taken());
            before = place.getKey();
        }
        byte[] written = Arrays.copyOf(bytes.array(), bytes.position());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(written);
    }

    /** Refuses what no answer ever gave. */
    static Cursor parse(String text) {
        try {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (!bytes.hasRemaining() || bytes.get() != VERSION) {
                throw new IllegalArgumentException("another version");
            }
            return read(bytes);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw Refusal.badRequest("cursor.unreadable", "expected a cursor as an earlier answer gave it")
                    .at("cursor");
        }
    }

    private static Cursor read(ByteBuffer bytes) {
        SortedMap<Integer, Place> places = new TreeMap<>();
        long number = 0;
        while (bytes.hasRemaining()) {
            number += get(bytes);
            places.put(Math.toIntExact(inRange(number)), new Place(get(bytes), (int) inRange(get(bytes))));
        }
        return new Cursor(places);
    }

    private static long inRange(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    private static void put(ByteBuffer bytes, long value) {
        long rest = value;
        while (rest > 127) {
            bytes.put((byte) ((rest & 127) | 128));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static long get(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 127) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("too large");
    }
}
