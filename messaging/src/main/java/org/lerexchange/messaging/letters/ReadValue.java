package org.lerexchange.messaging.letters;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.BrokenContract;

/**
 * A generic value from what was shown of it, or was written in its manner. What does not fit the schema is a
 * {@link BrokenContract} that names the field and never the value.
 */
final class ReadValue {

    private static final String CODE = "value";

    private ReadValue() {}

    static Object read(Schema record, Map<?, ?> plain, @Nullable Object kept, String path) {
        for (Object name : plain.keySet()) {
            if (record.getField(name.toString()) == null) {
                throw unfit("only fields of " + record.getFullName(), path);
            }
        }
        GenericData.Record read = new GenericData.Record(record);
        for (Schema.Field field : record.getFields()) {
            Object before = kept instanceof GenericRecord fields && fields.hasField(field.name())
                    ? fields.get(field.name())
                    : null;
            read.put(field.pos(), field(field, plain, before, path + "." + field.name()));
        }
        return read;
    }

    private static @Nullable Object field(Schema.Field field, Map<?, ?> plain, @Nullable Object kept, String path) {
        if (!plain.containsKey(field.name())) {
            return absent(field, path);
        }
        Object datum = any(field.schema(), plain.get(field.name()), kept, path);
        if (ShownValue.isSealed(field) && datum != null && !ShownValue.isJwe(datum)) {
            throw unfit("a JWE", path);
        }
        return datum;
    }

    private static @Nullable Object absent(Schema.Field field, String path) {
        if (field.hasDefaultValue()) {
            return new GenericData().getDefaultValue(field);
        }
        if (field.schema().isNullable()) {
            return null;
        }
        throw unfit("a value", path);
    }

    private static @Nullable Object any(Schema schema, @Nullable Object plain, @Nullable Object kept, String path) {
        if (ShownValue.SEALED.equals(plain) && kept instanceof CharSequence text && ShownValue.isJwe(text)) {
            return kept;
        }
        return switch (schema.getType()) {
            case UNION -> union(schema, plain, kept, path);
            case NULL -> nothing(plain, path);
            case RECORD -> read(schema, as(Map.class, plain, "an object", path), kept, path);
            case ARRAY -> items(schema, as(List.class, plain, "a list", path), kept, path);
            case MAP -> entries(schema, as(Map.class, plain, "an object", path), kept, path);
            default -> scalar(schema, plain, path);
        };
    }

    private static @Nullable Object nothing(@Nullable Object plain, String path) {
        if (plain != null) {
            throw unfit("nothing", path);
        }
        return null;
    }

    private static @Nullable Object union(Schema schema, @Nullable Object plain, @Nullable Object kept, String path) {
        BrokenContract last = unfit("a value", path);
        for (Schema branch : schema.getTypes()) {
            if ((branch.getType() == Schema.Type.NULL) == (plain == null)) {
                try {
                    return any(branch, plain, kept, path);
                } catch (BrokenContract other) {
                    last = other;
                }
            }
        }
        throw last;
    }

    private static Object items(Schema schema, List<?> plain, @Nullable Object kept, String path) {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            Object before = kept instanceof List<?> list && i < list.size() ? list.get(i) : null;
            items.add(any(schema.getElementType(), plain.get(i), before, path + "[" + i + "]"));
        }
        return items;
    }

    private static Object entries(Schema schema, Map<?, ?> plain, @Nullable Object kept, String path) {
        Map<Utf8, @Nullable Object> entries = new LinkedHashMap<>();
        plain.forEach((name, value) -> {
            Utf8 key = new Utf8(name.toString());
            Object before = kept instanceof Map<?, ?> map ? map.get(key) : null;
            entries.put(key, any(schema.getValueType(), value, before, path + "{}"));
        });
        return entries;
    }

    private static Object scalar(Schema schema, @Nullable Object plain, String path) {
        return switch (schema.getType()) {
            case STRING -> as(String.class, plain, "a text", path);
            case BOOLEAN -> as(Boolean.class, plain, "true or false", path);
            case ENUM -> symbol(schema, as(String.class, plain, "a text", path), path);
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.Date
                        ? (int) day(as(String.class, plain, "a date", path), path)
                        : (int) whole(plain, Integer.MIN_VALUE, Integer.MAX_VALUE, path);
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                        ? millis(as(String.class, plain, "a time", path), path)
                        : whole(plain, Long.MIN_VALUE, Long.MAX_VALUE, path);
            case DOUBLE -> as(Number.class, plain, "a number", path).doubleValue();
            case FLOAT -> as(Number.class, plain, "a number", path).floatValue();
            case BYTES -> bytes(as(String.class, plain, "base64", path), path);
            default -> throw unfit("a kind of value that can be repaired", path);
        };
    }

    private static Object symbol(Schema schema, String name, String path) {
        if (!schema.hasEnumSymbol(name)) {
            throw unfit("one of " + schema.getEnumSymbols(), path);
        }
        return new GenericData.EnumSymbol(schema, name);
    }

    private static long whole(@Nullable Object plain, long least, long most, String path) {
        if (!(plain instanceof Integer || plain instanceof Long)) {
            throw unfit("a whole number", path);
        }
        long number = ((Number) plain).longValue();
        if (number < least || number > most) {
            throw unfit("a number from " + least + " to " + most, path);
        }
        return number;
    }

    private static long day(String text, String path) {
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (DateTimeException e) {
            throw unfit("a date of ISO 8601", path);
        }
    }

    private static long millis(String text, String path) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException e) {
            throw unfit("a time of ISO 8601 in UTC", path);
        }
    }

    private static ByteBuffer bytes(String text, String path) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw unfit("base64", path);
        }
    }

    private static <A> A as(Class<A> type, @Nullable Object plain, String expected, String path) {
        if (!type.isInstance(plain)) {
            throw unfit(expected, path);
        }
        return type.cast(plain);
    }

    private static BrokenContract unfit(String expected, String path) {
        return new BrokenContract(CODE, "expected " + expected + " at " + path);
    }
}
