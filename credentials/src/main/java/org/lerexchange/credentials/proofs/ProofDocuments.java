package org.lerexchange.credentials.proofs;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lerexchange.credentials.json.StrictJson;

/** Takes secured documents apart into document and proofs, and puts them together. */
final class ProofDocuments {
    private static final String CONTEXT = "@context";

    private ProofDocuments() {}

    static JsonObject without(JsonObject object, String name) {
        return StrictJson.provider().createObjectBuilder(object).remove(name).build();
    }

    static JsonObject with(JsonObject object, String name, JsonValue value) {
        return StrictJson.provider()
                .createObjectBuilder(object)
                .add(name, value)
                .build();
    }

    static JsonObject withContext(JsonObject proof, JsonObject document) {
        JsonValue context = document.get(CONTEXT);
        return context == null ? proof : with(proof, CONTEXT, context);
    }

    /** The proofs of a document; empty if they are missing or not objects. */
    static List<JsonObject> proofs(JsonObject document) {
        return switch (document.getOrDefault("proof", JsonValue.NULL)) {
            case JsonObject one -> List.of(one);
            case JsonArray many
            when many.stream().allMatch(JsonObject.class::isInstance) -> many.getValuesAs(JsonObject.class);
            default -> List.of();
        };
    }

    /** The document with one more proof. */
    static JsonObject added(JsonObject document, JsonObject proof) {
        List<JsonObject> present = proofs(document);
        if (present.isEmpty()) {
            return with(document, "proof", proof);
        }
        var set = StrictJson.provider().createArrayBuilder();
        present.forEach(set::add);
        return with(document, "proof", set.add(proof).build());
    }

    /** Data Integrity 1.0 §4.7: what a proof covers, its previous proofs within; empty if one of them is missing. */
    static Optional<JsonObject> covered(JsonObject document, JsonObject proof) {
        JsonObject bare = without(document, "proof");
        if (!proof.containsKey("previousProof")) {
            return Optional.of(bare);
        }
        Optional<Set<String>> wanted = ids(proof.get("previousProof"));
        List<JsonObject> found = new ArrayList<>();
        for (JsonObject candidate : proofs(document)) {
            HashData.text(candidate, "id")
                    .filter(id -> wanted.isPresent() && wanted.get().contains(id))
                    .ifPresent(id -> found.add(candidate));
        }
        if (wanted.isEmpty() || found.size() != wanted.get().size()) {
            return Optional.empty();
        }
        var previous = StrictJson.provider().createArrayBuilder();
        found.forEach(previous::add);
        return Optional.of(with(bare, "proof", previous.build()));
    }

    /** Data Integrity 1.0 §2.4.1: a proof's own context must be how the document's begins. */
    static boolean contextAgrees(JsonObject document, JsonObject proof) {
        List<JsonValue> own = list(proof.get(CONTEXT));
        List<JsonValue> outer = list(document.get(CONTEXT));
        return own.size() <= outer.size() && outer.subList(0, own.size()).equals(own);
    }

    private static List<JsonValue> list(@org.jspecify.annotations.Nullable JsonValue value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof JsonArray many ? many : List.of(value);
    }

    private static Optional<Set<String>> ids(JsonValue value) {
        Set<String> ids = new HashSet<>();
        for (JsonValue id : list(value)) {
            if (!(id instanceof JsonString text) || !ids.add(text.getString())) {
                return Optional.empty();
            }
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
    }
}
