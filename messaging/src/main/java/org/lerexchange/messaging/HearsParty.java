package org.lerexchange.messaging;

import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * A room's ear on what parties outside say, each on a topic of its own; it keeps the promises of {@link Hears}.
 *
 * <p>Also called for a dead letter that an operator sends again: in the place it had, and perhaps beside another record of
 * its key; guarded writes keep the two apart.
 */
@FunctionalInterface
public interface HearsParty<T extends SpecificRecord> {

    Mono<Said> on(PartyHeard<T> heard);
}
