package org.lerexchange.messaging;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of a party outside: of its own topic, in the order of its key. Who the party is says the topic's name alone;
 * what the record says of itself is a claim.
 *
 * @param offset where it lies on the party's topic, whose only partition has every record in order
 * @param time what its headers say, else when the broker had it; for a dead letter that is sent again, when it was put aside
 */
public record PartyHeard<T extends SpecificRecord>(String party, String key, long offset, Instant time, T value) {}
