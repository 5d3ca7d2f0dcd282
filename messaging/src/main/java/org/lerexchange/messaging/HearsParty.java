package org.lerexchange.messaging;

import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/** A room's ear on what parties outside say, each on a topic of its own; it keeps the promises of {@link Hears}. */
@FunctionalInterface
public interface HearsParty<T extends SpecificRecord> {

    Mono<Said> on(PartyHeard<T> heard);
}
