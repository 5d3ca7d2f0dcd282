package org.lerexchange.messaging;

/** A service's own database: hands each room its collections. */
public interface Database {

    /**
     * The collection, with unique sparse indexes on these fields (dotted paths, also into arrays). Opened once, by the
     * room that owns it.
     *
     * @param name {@code room-things}, in the plural
     */
    Documents open(String name, String... uniqueFields);
}
