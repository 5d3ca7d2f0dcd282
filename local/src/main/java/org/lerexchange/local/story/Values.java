package org.lerexchange.local.story;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All values of a record, of its key and of its headers, that are long enough to be recognised elsewhere: texts, the ids
 * within them, bytes, and times with more than whole seconds. Looks into JSON texts and into the head of what is sealed.
 * Symbols, flags and small numbers are everybody's.
 */
final class Values {

    /** Shorter texts are codes. */
    private static final int RECOGNISABLE = 8;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final int JWE_PARTS = 5;
    private static final Pattern NOT_OF_AN_ID = Pattern.compile("[^A-Za-z0-9_-]+");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final JsonMapper JSON = new JsonMapper();

    private final String topic;
    private final List<Value> found = new ArrayList<>();

    private Values(String topic) {
        this.topic = topic;
    }

    /** @param value the record by its schema; one that cannot be read is looked through as a text */
    static List<Value> of(ConsumerRecord<byte[], byte[]> record, Optional<GenericRecord> value) {
        Values values = new Values(record.topic());
        values.text("key", utf8(record.key()));
        record.headers().forEach(header -> values.text("header." + header.key(), utf8(header.value())));
        value.ifPresentOrElse(
                fields -> values.fields("", fields), () -> values.text("unreadable", utf8(record.value())));
        return List.copyOf(values.found);
    }

    private static String utf8(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private void fields(String path, GenericRecord record) {
        for (Schema.Field field : record.getSchema().getFields()) {
            value(path + field.name(), field.schema(), record.get(field.pos()));
        }
    }

    private void value(String path, Schema schema, Object value) {
        switch (schema.getType()) {
            case UNION -> value(path, schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value);
            case RECORD -> fields(path + ".", (GenericRecord) value);
            case ARRAY -> ((Iterable<?>) value).forEach(item -> value(path, schema.getElementType(), item));
            case STRING -> text(path, value.toString());
            case BYTES -> text(path, hex((ByteBuffer) value));
            case LONG -> time(path, schema.getLogicalType(), (Long) value);
            default -> {}
        }
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }

    private void time(String path, @Nullable LogicalType type, long value) {
        if (type != null && type.getName().equals("timestamp-millis")) {
            time(path, Instant.ofEpochMilli(value));
        } else if (type != null && type.getName().equals("timestamp-micros")) {
            time(
                    path,
                    Instant.ofEpochSecond(
                            Math.floorDiv(value, MICROS_PER_SECOND),
                            Math.floorMod(value, MICROS_PER_SECOND) * NANOS_PER_MICRO));
        } else {
            text(path, Long.toString(value));
        }
    }

    private void time(String path, Instant time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            found.add(new Value(topic + ":" + path, time.toString(), true));
        }
    }

    private void text(String path, String text) {
        if (text.length() < RECOGNISABLE) {
            return;
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length == JWE_PARTS && text.startsWith("eyJ")) {
            sealed(path, parts);
        } else if (text.startsWith("{")) {
            json(path, text);
        } else if (!isTime(path, text)) {
            plain(path, text);
        }
    }

    /** The head of a JWE says by which key it was sealed, and has a key made for it alone. */
    private void sealed(String path, String[] parts) {
        json(path, new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8));
        for (int n = 1; n < parts.length; n++) {
            text(path + "#part", parts[n]);
        }
    }

    private void json(String path, String text) {
        try {
            leaves(path + "#", JSON.readTree(text));
        } catch (JacksonException e) {
            plain(path, text);
        }
    }

    private void leaves(String path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(entry -> leaves(path + entry.getKey(), entry.getValue()));
        } else if (node.isArray()) {
            node.forEach(item -> leaves(path, item));
        } else if (node.isString()) {
            text(path, node.asString(""));
        }
    }

    private boolean isTime(String path, String text) {
        try {
            time(path, Instant.parse(text));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The text, and each id within it: a word of the language has no digit. */
    private void plain(String path, String text) {
        found.add(new Value(topic + ":" + path, text, false));
        for (String word : NOT_OF_AN_ID.split(text, -1)) {
            if (word.length() >= RECOGNISABLE
                    && !word.equals(text)
                    && DIGIT.matcher(word).find()
                    && !DAY.matcher(word).matches()) {
                found.add(new Value(topic + ":" + path, word, false));
            }
        }
    }
}
