package org.lerexchange.messaging.letters;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What shall stand in place of what the letter has; absent is left as it is.
 *
 * @param value the record by its field names; a field that says {@code "sealed"} keeps what is sealed in it
 * @param bytes the record as it shall stand on the topic, in base64; never beside {@code value}
 * @param key the record's key
 * @param seq with key, topic and generation it makes the event's id
 * @param generation rises when a store is restored
 * @param time when it happened
 */
public record Repair(
        Optional<Map<String, @Nullable Object>> value,
        Optional<String> bytes,
        Optional<String> key,
        Optional<Long> seq,
        Optional<Integer> generation,
        Optional<Instant> time) {

    public Repair {
        value = value.map(fields -> Collections.unmodifiableMap(new LinkedHashMap<>(fields)));
    }
}
