package org.lerexchange.messaging.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro's reader fills its own lists, whose {@code equals} does not know logical types and throws where an item has an
 * optional time; records that are handed out have Java's.
 */
final class PlainLists {

    private PlainLists() {}

    static <T extends SpecificRecord> T in(T record) {
        for (int i = record.getSchema().getFields().size() - 1; i >= 0; i--) {
            Object value = record.get(i);
            Object plain = plain(value);
            if (plain != value) {
                record.put(i, plain);
            }
        }
        return record;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case SpecificRecord record -> in(record);
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case Map<?, ?> map -> {
                ((Map<Object, @Nullable Object>) map).replaceAll((_, item) -> plain(item));
                yield map;
            }
            default -> value;
        };
    }
}
