package org.lerexchange.messaging;

import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * That a room owns a state topic. The rail reads the topic back (the last-word check): where a record is older than
 * the document, the present state is said at once, so that compaction can never keep a stale one.
 *
 * @param room {@code service.room}, as the catalogue names the owner
 * @param present the event of the stored document as it is now; empty where there is none
 */
public record StateOwner<T extends SpecificRecord>(
        Topic<T> topic, String room, Function<String, Mono<Event<T>>> present) {

    public StateOwner {
        if (!owns(topic, room) || topic.kind() != Topic.Kind.STATE) {
            throw new IllegalArgumentException(
                    "expected the owner of a state topic, but " + room + " came for " + topic);
        }
    }

    /** A topic whose owner is a room's name alone belongs to that room of every service, each for keys of its own. */
    private static boolean owns(Topic<?> topic, String room) {
        String owner = topic.owner();
        return owner.equals(room) || (owner.indexOf('.') < 0 && room.endsWith('.' + owner));
    }
}
