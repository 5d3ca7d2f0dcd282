package org.lerexchange.credentials.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Strict JSON (RFC 8259 within RFC 7493): one object; no repeated name, no lone surrogate, no number that a double
 * cannot carry, bounded depth and length. Everything that is verified is read through here.
 */
public final class StrictJson {
    /** Longest text in characters; a CLR with pictures inside is about 1 Mi. */
    public static final int MAX_CHARS = 4 * 1024 * 1024;

    /** Deepest nesting; a CLR of nested credentials reaches about 15. */
    public static final int MAX_DEPTH = 64;

    /** Digits that JSON-LD's canonical double keeps. */
    private static final int MAX_DIGITS = 15;

    private static final int MAX_EXPONENT = 300;
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** The provider that reads and builds JSON, looked up once. */
    public static JsonProvider provider() {
        return PROVIDER;
    }

    /** Reads bytes as UTF-8, which must be well formed. */
    public static JsonObject object(byte[] utf8) {
        try {
            return object(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw new RefusedJson(JsonFlaw.MALFORMED);
        }
    }

    /** Reads one object, or refuses the text with a {@link RefusedJson}. */
    public static JsonObject object(String text) {
        if (text.length() > MAX_CHARS) {
            throw new RefusedJson(JsonFlaw.TOO_LONG);
        }
        try (JsonParser parser = PROVIDER.createParser(new StringReader(text))) {
            return new StrictJson(parser).wholeText();
        } catch (JsonException | IllegalStateException | ArithmeticException | UnsupportedOperationException e) {
            throw new RefusedJson(JsonFlaw.MALFORMED);
        } catch (NumberFormatException e) {
            throw new RefusedJson(JsonFlaw.INEXACT_NUMBER);
        }
    }

    /** The JSON Canonicalization Scheme of RFC 8785, as text. */
    public static String canonical(JsonObject object) {
        try {
            return new JsonCanonicalizer(object.toString()).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("a parsed object could not be canonicalised", e);
        }
    }

    private JsonObject wholeText() {
        if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
            throw new RefusedJson(JsonFlaw.MALFORMED);
        }
        JsonObject object = readObject(1);
        if (parser.hasNext()) {
            throw new RefusedJson(JsonFlaw.MALFORMED);
        }
        return object;
    }

    private JsonValue read(Event event, int depth) {
        return switch (event) {
            case START_OBJECT -> readObject(depth + 1);
            case START_ARRAY -> readArray(depth + 1);
            case VALUE_STRING -> PROVIDER.createValue(wellFormed(parser.getString()));
            case VALUE_NUMBER -> exact((JsonNumber) parser.getValue());
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw new RefusedJson(JsonFlaw.MALFORMED);
        };
    }

    private JsonObject readObject(int depth) {
        refuseDepth(depth);
        var builder = PROVIDER.createObjectBuilder();
        Set<String> names = new HashSet<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = wellFormed(parser.getString());
            if (!names.add(name)) {
                throw new RefusedJson(JsonFlaw.DUPLICATE_KEY);
            }
            builder.add(name, read(parser.next(), depth));
        }
        return builder.build();
    }

    private JsonArray readArray(int depth) {
        refuseDepth(depth);
        var builder = PROVIDER.createArrayBuilder();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            builder.add(read(event, depth));
        }
        return builder.build();
    }

    private static void refuseDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new RefusedJson(JsonFlaw.TOO_DEEP);
        }
    }

    private static JsonNumber exact(JsonNumber number) {
        BigDecimal value = number.bigDecimalValue().stripTrailingZeros();
        long exponent = (long) value.precision() - value.scale();
        if (value.signum() != 0 && (value.precision() > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT)) {
            throw new RefusedJson(JsonFlaw.INEXACT_NUMBER);
        }
        return number;
    }

    private static String wellFormed(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new RefusedJson(JsonFlaw.LONE_SURROGATE);
        }
        return text;
    }
}
