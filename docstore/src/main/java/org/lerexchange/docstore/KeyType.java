package org.lerexchange.docstore;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Index keys in the file, ordered value by value. The library leaves them to Java serialisation, which serialises both
 * sides of every comparison.
 */
final class KeyType extends BasicDataType<KeyValue> {

    private static final int VALUE_BYTES = 32;

    /** Stands for null, which the values' own type refuses. */
    private static final Object NOTHING = false;

    private final ObjectDataType values = new ObjectDataType();

    @Override
    public int compare(KeyValue one, KeyValue other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = compareValues(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private int compareValues(Object one, Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return values.compare(one, other);
    }

    @Override
    public int getMemory(KeyValue key) {
        int bytes = VALUE_BYTES;
        for (Object value : key) {
            bytes += VALUE_BYTES + (value instanceof String text ? text.length() : 0);
        }
        return bytes;
    }

    @Override
    public void write(WriteBuffer buffer, KeyValue key) {
        buffer.putVarInt(key.size());
        for (Object value : key) {
            buffer.put((byte) (value == null ? 0 : 1));
            values.write(buffer, value == null ? NOTHING : value);
        }
    }

    @Override
    public KeyValue read(ByteBuffer buffer) {
        int size = DataUtils.readVarInt(buffer);
        List<Object> read = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            boolean present = buffer.get() == 1;
            Object value = values.read(buffer);
            read.add(present ? value : null);
        }
        return new KeyValue(read);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
