package org.lerexchange.messaging.intake;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.lerexchange.messaging.Topic;

/** How a value becomes bytes on a topic and comes back; may block on the registry, so never on an event loop. */
public interface Wire {

    <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value);

    /** Bytes that are not the topic's are a {@link org.lerexchange.messaging.BrokenContract}; all else will pass. */
    <T extends SpecificRecord> T decode(Topic<T> topic, byte[] bytes);

    /** The schema with which the bytes were written. */
    Schema writtenWith(Topic<?> topic, byte[] bytes);

    /** In hex. */
    String fingerprint(Schema schema);
}
