package org.lerexchange.messaging.letters;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.codec.UnknownSchema;

/** Gives every schema the id of its turn. */
final class ToyRegistry implements SchemaRegistry {

    private final List<Schema> schemas = new CopyOnWriteArrayList<>();

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema);
    }

    @Override
    public Schema byId(int id) {
        if (id < 0 || id >= schemas.size()) {
            throw new UnknownSchema("expected an id that was given");
        }
        return schemas.get(id);
    }
}
