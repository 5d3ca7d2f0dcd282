package org.lerexchange.testkit.rail;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.codec.UnknownSchema;

/** A registry without a server: every schema has the id of its place. */
public final class SchemasInMemory implements SchemaRegistry {

    private final List<Schema> schemas = new ArrayList<>();

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    @Override
    public synchronized Schema byId(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new UnknownSchema("expected an id from 1 to " + schemas.size() + ", but " + id + " came");
        }
        return schemas.get(id - 1);
    }
}
