package org.lerexchange.messaging;

import org.apache.avro.specific.SpecificRecord;

/**
 * That a room hears a topic. A bean of this type is all that a room declares.
 *
 * @param room the consumer group, {@code service.room}
 * @param reach whether the instances of a service divide the topic or each hears all of it
 * @param road whether it shares the service's consumer threads or has one of its own
 */
public record Subscription<T extends SpecificRecord>(
        Topic<T> topic, String room, Reach reach, Road road, Hears<T> ear) {

    /** Who of a service's instances hears a record. */
    public enum Reach {
        /** One instance each; offsets are committed. */
        DIVIDED,
        /** Every instance hears all of a state topic from its beginning, at every start; nothing is committed. */
        EVERYTHING
    }

    /** How soon it must be heard. */
    public enum Road {
        COMMON,
        /** Own consumer thread: what is heard here does not queue behind anything else. */
        SHORT
    }

    public Subscription {
        if (!topic.heardBy().contains(room)) {
            throw new IllegalArgumentException("expected one of " + topic.heardBy() + " to hear " + topic + ", but "
                    + room + " came: say it in the Topics catalogue first");
        }
    }

    public static <T extends SpecificRecord> Subscription<T> of(Topic<T> topic, String room, Hears<T> ear) {
        return new Subscription<>(topic, room, Reach.DIVIDED, Road.COMMON, ear);
    }

    /** A view in memory: the service is ready when it has heard all that was there at its start. */
    public static <T extends SpecificRecord> Subscription<T> everything(Topic<T> topic, String room, Hears<T> ear) {
        return new Subscription<>(topic, room, Reach.EVERYTHING, Road.COMMON, ear);
    }

    public Subscription<T> onTheShortRoad() {
        return new Subscription<>(topic, room, reach, Road.SHORT, ear);
    }
}
