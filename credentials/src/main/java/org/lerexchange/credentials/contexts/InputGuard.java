package org.lerexchange.credentials.contexts;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/** Safe mode before expansion: known contexts, plain inline definitions, no keyword and no null that expansion drops. */
final class InputGuard {
    private static final Set<String> KEYWORDS =
            Set.of("@id", "@type", "@value", "@language", "@list", "@set", "@graph");
    private static final Set<String> DEFINITION = Set.of("@id", "@type", "@container", "@context", "@protected");
    private static final Set<String> CONTAINERS = Set.of("@set", "@list", "@language", "@graph", "@id", "@type");
    private static final Set<String> SETTINGS = Set.of("@protected", "@version", "@vocab", "@language");

    private final Contexts contexts;

    InputGuard(Contexts contexts) {
        this.contexts = contexts;
    }

    void check(JsonObject document) {
        object(document);
    }

    private void value(JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> object(value.asJsonObject());
            case ARRAY -> value.asJsonArray().forEach(this::value);
            case NULL -> throw Refused.unsafe(Flaw.DROPPED_VALUE);
            case STRING, NUMBER, TRUE, FALSE -> {}
        }
    }

    private void object(JsonObject object) {
        for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
            if (entry.getKey().equals("@context")) {
                context(entry.getValue());
            } else {
                key(entry.getKey());
                value(entry.getValue());
            }
        }
    }

    private static void key(String key) {
        if (key.isEmpty() || key.startsWith("_:") || (key.startsWith("@") && !KEYWORDS.contains(key))) {
            throw Refused.unsafe(Flaw.DROPPED_VALUE);
        }
    }

    private void context(JsonValue context) {
        switch (context) {
            case JsonString url -> known(url.getString());
            case JsonArray many -> many.forEach(this::context);
            case JsonObject inline -> inline.forEach(this::definition);
            default -> throw Refused.unsafe(Flaw.CONTEXT_CONFLICT);
        }
    }

    private void known(String url) {
        if (contexts.find(url).isEmpty()) {
            throw new Refused(new Canonical.UnknownContext(url));
        }
    }

    private void definition(String term, JsonValue definition) {
        if (term.startsWith("@") ? !SETTINGS.contains(term) : !plain(definition)) {
            throw Refused.unsafe(Flaw.CONTEXT_CONFLICT);
        }
        if (definition instanceof JsonObject terms && terms.containsKey("@context")) {
            context(terms.get("@context"));
        }
    }

    private static boolean plain(JsonValue definition) {
        return switch (definition) {
            case JsonString ignored -> true;
            case JsonObject terms -> DEFINITION.containsAll(terms.keySet()) && plainId(terms) && plainContainer(terms);
            default -> false;
        };
    }

    private static boolean plainId(JsonObject terms) {
        JsonValue id = terms.get("@id");
        return id == null || id.getValueType() == JsonValue.ValueType.STRING;
    }

    private static boolean plainContainer(JsonObject terms) {
        JsonValue container = terms.get("@container");
        if (container == null) {
            return true;
        }
        return container instanceof JsonArray many
                ? many.stream().allMatch(InputGuard::knownContainer)
                : knownContainer(container);
    }

    private static boolean knownContainer(JsonValue container) {
        return container instanceof JsonString name && CONTAINERS.contains(name.getString());
    }
}
