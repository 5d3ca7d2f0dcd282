package org.lerexchange.credentials.contexts;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.regex.Pattern;

/** Safe mode after expansion: every identifier, type, property and datatype is an absolute IRI, so that RDF drops none. */
final class ExpandedGuard {
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|\\\\^`]*");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

    private ExpandedGuard() {}

    static void check(JsonValue value) {
        switch (value) {
            case JsonArray many -> many.forEach(ExpandedGuard::check);
            case JsonObject object when object.containsKey("@value") -> literal(object);
            case JsonObject object -> node(object);
            default -> {}
        }
    }

    private static void node(JsonObject node) {
        for (Map.Entry<String, JsonValue> entry : node.entrySet()) {
            switch (entry.getKey()) {
                case "@id" -> resource(entry.getValue(), Flaw.RELATIVE_IRI);
                case "@type" -> types(entry.getValue());
                case "@list", "@set", "@graph" -> check(entry.getValue());
                default -> property(entry.getKey(), entry.getValue());
            }
        }
    }

    private static void property(String property, JsonValue value) {
        if (!IRI.matcher(property).matches()) {
            throw Refused.unsafe(property.startsWith("@") ? Flaw.DROPPED_VALUE : Flaw.UNDEFINED_TERM);
        }
        check(value);
    }

    private static void types(JsonValue types) {
        if (types instanceof JsonArray many) {
            many.forEach(type -> resource(type, Flaw.UNDEFINED_TERM));
        } else {
            resource(types, Flaw.UNDEFINED_TERM);
        }
    }

    private static void resource(JsonValue value, Flaw flaw) {
        boolean whole = value instanceof JsonString id
                && (id.getString().startsWith("_:")
                        || IRI.matcher(id.getString()).matches());
        if (!whole) {
            throw Refused.unsafe(flaw);
        }
    }

    private static void literal(JsonObject literal) {
        JsonValue type = literal.get("@type");
        if (type instanceof JsonString name && !name.getString().equals("@json")) {
            if (!IRI.matcher(name.getString()).matches()) {
                throw Refused.unsafe(Flaw.RELATIVE_IRI);
            }
        }
        JsonValue language = literal.get("@language");
        boolean dropped = language instanceof JsonString tag
                && !LANGUAGE.matcher(tag.getString()).matches();
        if (dropped || literal.containsKey("@direction") || literal.containsKey("@index")) {
            throw Refused.unsafe(Flaw.DROPPED_VALUE);
        }
    }
}
