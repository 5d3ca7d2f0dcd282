package org.lerexchange.messaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * One event to be said. Its id follows from topic, key, generation and seq, so that saying it again is saying the same.
 *
 * @param key the id of the one document whose state or fact it carries
 * @param seq counts per topic and key, from 1; born in that document with the write
 * @param generation rises only when a store is restored
 * @param time when it happened, to the millisecond; a function of the stored document, never of the moment of saying
 */
public record Event<T extends SpecificRecord>(
        Topic<T> topic, String key, long seq, int generation, Instant time, T value) {

    public Event {
        if (key.isEmpty() || seq < 1 || generation < 0) {
            throw new IllegalArgumentException(
                    "expected a key and a seq from 1 on " + topic + ", but seq " + seq + " came");
        }
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The event of a store that was never restored. */
    public static <T extends SpecificRecord> Event<T> of(Topic<T> topic, String key, long seq, Instant time, T value) {
        return new Event<>(topic, key, seq, 0, time, value);
    }

    /** UUIDv5 of topic, key, generation and seq. */
    public UUID id() {
        return EventIds.of(topic.name(), key, generation, seq);
    }
}
