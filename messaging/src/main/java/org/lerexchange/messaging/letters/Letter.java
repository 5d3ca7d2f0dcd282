package org.lerexchange.messaging.letters;

import java.time.Instant;
import java.util.Optional;

/**
 * One dead letter, with nothing of its content.
 *
 * @param time when it was written
 * @param topic the topic it came from, with {@code partition} and {@code offset} there
 * @param group the room that could not take it
 * @param key its key where the topic is about nobody, else a hash of it; empty where it had none
 * @param code why it left
 * @param size the bytes of its value
 * @param repaired whether something of it has been replaced
 * @param handled what was done last; empty where nothing was
 */
public record Letter(
        LetterId id,
        Instant time,
        String topic,
        int partition,
        long offset,
        String group,
        Optional<String> key,
        String code,
        int size,
        State state,
        boolean repaired,
        Optional<Handled> handled) {

    /** What became of it. */
    public enum State {
        /** Nobody has decided. */
        WAITING,
        /** Sending has begun and was not seen to end: sending again finishes it. */
        SENDING,
        /** It is on its topic again. */
        SENT,
        /** It will not be sent. */
        DROPPED
    }

    /**
     * Who did something about it.
     *
     * @param by the subject of the operator's token
     * @param reason why it was dropped
     */
    public record Handled(Instant at, String by, Optional<String> reason) {}
}
