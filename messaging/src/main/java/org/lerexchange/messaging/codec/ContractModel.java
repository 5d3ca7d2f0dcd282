package org.lerexchange.messaging.codec;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.Topic;

/**
 * The classes of one contract, and no others: no schema that somebody registered can name a class to be made. So no
 * system property of Avro's ({@code SERIALIZABLE_PACKAGES}) decides whether our own records can be read.
 */
public final class ContractModel extends SpecificData {

    private final Map<String, Class<?>> classes = new HashMap<>();

    public ContractModel(Topic<? extends SpecificRecord> topic) {
        super(topic.type().getClassLoader());
        gather(topic.schema());
        getForClass(topic.type()).getConversions().forEach(this::addLogicalTypeConversion);
        // The reader that keeps nothing per thread: ours may be virtual.
        setFastReaderEnabled(true);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Class getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> classes.get(schema.getFullName());
            default -> super.getClass(schema);
        };
    }

    private void gather(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (add(schema)) {
                    schema.getFields().forEach(field -> gather(field.schema()));
                }
            }
            case ENUM, FIXED -> add(schema);
            case ARRAY -> gather(schema.getElementType());
            case MAP -> gather(schema.getValueType());
            case UNION -> schema.getTypes().forEach(this::gather);
            default -> {}
        }
    }

    private boolean add(Schema schema) {
        try {
            Class<?> type = Class.forName(getClassName(schema), true, getClassLoader());
            return classes.put(schema.getFullName(), type) == null;
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("expected the generated class of " + schema.getFullName(), e);
        }
    }
}
