package org.lerexchange.messaging.codec;

import org.apache.avro.Schema;

/**
 * Where schemas have ids. Both methods may wait for a server, bounded: never call them on an event loop.
 *
 * <p>What was found once is never asked for again. {@link RegistryUnavailable} passes and is worth another try by whoever
 * waits; the other two refusals do not pass by themselves.
 */
public interface SchemaRegistry {

    /**
     * The id of a schema under a subject; registers it where the configuration says so.
     *
     * @throws UnknownSchema if the subject does not have the schema, and it may not be registered
     * @throws IncompatibleSchema if the subject refuses it
     * @throws RegistryUnavailable if nobody could say
     */
    int idOf(String subject, Schema schema);

    /**
     * The schema that bytes were written with.
     *
     * @throws UnknownSchema if the registry has no such id
     * @throws RegistryUnavailable if nobody could say
     */
    Schema byId(int id);
}
