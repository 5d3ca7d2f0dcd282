package org.lerexchange.testkit.doors;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schema (2020-12) of the records that go through doors. */
final class Shapes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> named = new TreeMap<>();

    /** The schemas that others refer to, by name. */
    Map<String, ObjectNode> named() {
        return named;
    }

    /** @param strict for what comes in: no other property than these */
    ObjectNode of(ResolvableType type, boolean strict) {
        Class<?> raw = type.toClass();
        if (Publisher.class.isAssignableFrom(raw)) {
            ObjectNode one = of(type.getGeneric(0), strict);
            boolean many =
                    Flux.class.isAssignableFrom(raw) && type.getGeneric(0).toClass() != ServerSentEvent.class;
            return many ? JSON.objectNode().put("type", "array").set("items", one) : one;
        }
        if (raw == ResponseEntity.class || raw == ServerSentEvent.class || raw == Optional.class) {
            return of(type.getGeneric(0), strict);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return JSON.objectNode()
                    .put("type", "array")
                    .set("items", of(type.asCollection().getGeneric(0), strict));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return JSON.objectNode()
                    .put("type", "object")
                    .set("additionalProperties", of(type.asMap().getGeneric(1), strict));
        }
        return raw.isRecord() ? record(type, raw, strict) : plain(raw);
    }

    private ObjectNode record(ResolvableType type, Class<?> raw, boolean strict) {
        if (type.hasGenerics()) {
            return object(type, raw, strict);
        }
        String name =
                raw.getName().substring(raw.getName().lastIndexOf('.') + 1).replace('$', '.');
        if (!named.containsKey(name)) {
            named.put(name, JSON.objectNode());
            named.put(name, object(type, raw, strict));
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private ObjectNode object(ResolvableType type, Class<?> raw, boolean strict) {
        ObjectNode object = JSON.objectNode().put("type", "object");
        ObjectNode properties = object.putObject("properties");
        var required = JSON.arrayNode();
        for (RecordComponent component : raw.getRecordComponents()) {
            ResolvableType of = ResolvableType.forType(component.getGenericType(), type);
            properties.set(component.getName(), of(of, strict));
            if (isRequired(raw, component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        return strict ? object.put("additionalProperties", false) : object;
    }

    private static boolean isRequired(Class<?> raw, RecordComponent component) {
        try {
            JsonProperty said = raw.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
            boolean mayLack = component.getType() == Optional.class
                    || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return (said != null && said.required()) || !mayLack;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("expected a field for every component of a record", e);
        }
    }

    private static ObjectNode plain(Class<?> raw) {
        ObjectNode schema = JSON.objectNode();
        if (raw == String.class || raw == URI.class) {
            return schema.put("type", "string");
        } else if (raw == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        } else if (raw == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        } else if (raw == int.class || raw == Integer.class) {
            return schema.put("type", "integer").put("format", "int32");
        } else if (raw == long.class || raw == Long.class) {
            return schema.put("type", "integer").put("format", "int64");
        } else if (raw == double.class || raw == Double.class || raw == BigDecimal.class) {
            return schema.put("type", "number");
        } else if (raw == boolean.class || raw == Boolean.class) {
            return schema.put("type", "boolean");
        }
        return raw.isEnum() ? constants(raw, schema) : schema;
    }

    private static ObjectNode constants(Class<?> raw, ObjectNode schema) {
        var values = schema.put("type", "string").putArray("enum");
        for (Object constant : raw.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            try {
                JsonProperty said = raw.getField(name).getAnnotation(JsonProperty.class);
                values.add(said == null ? name : said.value());
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("expected a field for every constant", e);
            }
        }
        return schema;
    }
}
