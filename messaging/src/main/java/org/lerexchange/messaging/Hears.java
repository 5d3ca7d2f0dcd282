package org.lerexchange.messaging;

import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * A room's ear on one topic. It translates, calls one use case and answers with what is to be said.
 *
 * <p>Called once or many times for an event, never side by side for one key of one partition. An error that will pass
 * is retried with the partition paused; a {@link BrokenContract} goes to the dead letters.
 */
@FunctionalInterface
public interface Hears<T extends SpecificRecord> {

    /** What is said is a function of the stored document: a repeat of a heard event says the same again. */
    Mono<Said> on(Heard<T> event);

    /** The key's last record is gone by compaction; what was kept as a gravestone may stay. */
    default Mono<Said> onGone(String key) {
        return Mono.just(Said.replaced());
    }
}
