package org.lerexchange.messaging.letters;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** A generic value as it is shown. */
final class ShownValue {

    /** What stands in place of a sealed text. */
    static final String SEALED = "sealed";

    /** A JWE in its compact form (RFC 7516, section 3.1): five parts, of which the first is a JSON object. */
    private static final Pattern JWE = Pattern.compile("eyJ[\\w-]*(\\.[\\w-]*){4}");

    private static final GenericData DATA = new GenericData();

    private ShownValue() {}

    static Map<String, @Nullable Object> fields(GenericRecord value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : value.getSchema().getFields()) {
            Object datum = value.get(field.pos());
            fields.put(field.name(), isSealed(field) && datum != null ? SEALED : plain(field.schema(), datum));
        }
        return fields;
    }

    /** Whether the contract says so of the field. */
    static boolean isSealed(Schema.Field field) {
        return SEALED.equals(field.getProp("privacy"));
    }

    static boolean isJwe(Object datum) {
        return JWE.matcher(datum.toString()).matches();
    }

    private static @Nullable Object plain(Schema schema, @Nullable Object datum) {
        return switch (datum) {
            case null -> null;
            case GenericRecord fields -> fields(fields);
            case List<?> items -> items(schema, items);
            case Map<?, ?> entries -> entries(schema, entries);
            case ByteBuffer bytes -> base64(bytes);
            default -> scalar(branch(schema, datum), datum);
        };
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }

    private static List<@Nullable Object> items(Schema schema, List<?> items) {
        Schema item = branch(schema, items).getElementType();
        List<@Nullable Object> plain = new ArrayList<>();
        items.forEach(datum -> plain.add(plain(item, datum)));
        return plain;
    }

    private static Map<String, @Nullable Object> entries(Schema schema, Map<?, ?> entries) {
        Schema value = branch(schema, entries).getValueType();
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        entries.forEach((name, datum) -> plain.put(name.toString(), plain(value, datum)));
        return plain;
    }

    private static Schema branch(Schema schema, Object datum) {
        return schema.isUnion() ? schema.getTypes().get(DATA.resolveUnion(schema, datum)) : schema;
    }

    private static Object scalar(Schema schema, Object datum) {
        return switch (datum) {
            case Integer day
            when schema.getLogicalType() instanceof LogicalTypes.Date ->
                LocalDate.ofEpochDay(day).toString();
            case Long millis
            when schema.getLogicalType() instanceof LogicalTypes.TimestampMillis ->
                Instant.ofEpochMilli(millis).toString();
            case Number number -> number;
            case Boolean truth -> truth;
            default -> isJwe(datum) ? SEALED : datum.toString();
        };
    }
}
