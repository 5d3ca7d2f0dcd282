package org.lerexchange.local.outside;

import java.time.Instant;

/**
 * A record of a topic as a plain consumer gets it.
 *
 * @param at the time its writer gave it
 * @param value its bytes, kept only for records that are watched; else none
 */
@SuppressWarnings("ArrayRecordComponent")
public record TopicRecord(String topic, String key, Instant at, byte[] value) {

    public boolean isOf(String wantedTopic) {
        return topic.equals(wantedTopic);
    }

    public boolean concerns(String id) {
        return key.contains(id);
    }
}
