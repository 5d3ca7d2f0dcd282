package org.lerexchange.messaging;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** One event as it was heard: checked to be what its headers say, in the order of its key. */
public record Heard<T extends SpecificRecord>(String key, long seq, int generation, Instant time, T value) {}
