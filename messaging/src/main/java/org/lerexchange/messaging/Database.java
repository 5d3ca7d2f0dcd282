package org.lerexchange.messaging;

/** A service's own database: hands each room its collections. */
public interface Database {

    /**
     * The collection, with unique sparse indexes on these fields (dotted paths, also to arrays of plain values).
     * Opened once, by the room that owns it.
     *
     * <p>A unique field inside an array of documents is refused: the embedded store neither enforces nor finds it.
     *
     * @param name {@code room-things}, in the plural
     */
    Documents open(String name, String... uniqueFields);
}
