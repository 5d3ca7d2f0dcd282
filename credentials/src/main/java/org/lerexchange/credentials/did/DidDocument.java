package org.lerexchange.credentials.did;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyLookup;
import org.lerexchange.credentials.keys.VerifyingKey;

/** A DID document (DID Core 1.0 §4): the DID and the keys it controls. Keys of kinds we do not know are left out. */
public record DidDocument(String id, List<VerificationMethod> methods) {
    /** Methods read from one document. */
    public static final int MAX_METHODS = 64;

    private static final String CONTEXT = "https://www.w3.org/ns/did/v1";
    private static final String MULTIKEY = "https://w3id.org/security/multikey/v1";

    /** Copies. */
    public DidDocument {
        methods = List.copyOf(methods);
    }

    /** The document as JSON-LD. Relationships hold full ids as strings, which is what 1EdTech's validator reads. */
    public JsonObject toJson() {
        var provider = StrictJson.provider();
        var keys = provider.createArrayBuilder();
        var asserting = provider.createArrayBuilder();
        var authenticating = provider.createArrayBuilder();
        for (VerificationMethod method : methods) {
            keys.add(json(method));
            if (method.asserts()) {
                asserting.add(method.id());
            }
            if (method.authenticates()) {
                authenticating.add(method.id());
            }
        }
        return provider.createObjectBuilder()
                .add("@context", provider.createArrayBuilder().add(CONTEXT).add(MULTIKEY))
                .add("id", id)
                .add("verificationMethod", keys)
                .add("assertionMethod", asserting)
                .add("authentication", authenticating)
                .build();
    }

    /** Reads the document of a DID; empty if it is none, or another's. */
    public static Optional<DidDocument> read(JsonObject json, String did) {
        if (!did.equals(json.getString("id", ""))) {
            return Optional.empty();
        }
        Set<String> asserting = references(json, "assertionMethod", did);
        Set<String> authenticating = references(json, "authentication", did);
        List<VerificationMethod> methods = new ArrayList<>();
        for (JsonObject method : objects(json)) {
            String id = absolute(method.getString("id", ""), did);
            key(method)
                    .filter(key -> did.equals(method.getString("controller", "")))
                    .map(key -> new VerificationMethod(
                            id, key, revoked(method), asserting.contains(id), authenticating.contains(id)))
                    .ifPresent(methods::add);
        }
        return Optional.of(new DidDocument(did, methods));
    }

    /** The key of a method, if it may serve the purpose. */
    public KeyLookup lookup(String method, String purpose) {
        Optional<VerificationMethod> found =
                methods.stream().filter(one -> one.id().equals(method)).findFirst();
        if (found.isEmpty()) {
            return new KeyLookup.NotFound();
        }
        return found.get().servesFor(purpose)
                ? new KeyLookup.Found(found.get().key(), id, found.get().retired())
                : new KeyLookup.NotAuthorised();
    }

    private JsonObject json(VerificationMethod method) {
        var json = StrictJson.provider()
                .createObjectBuilder()
                .add("id", method.id())
                .add("type", "Multikey")
                .add("controller", id)
                .add("publicKeyMultibase", method.key().multibase());
        method.retired().ifPresent(when -> json.add("revoked", when.toString()));
        return json.build();
    }

    private static Optional<VerifyingKey> key(JsonObject method) {
        return method.get("publicKeyJwk") instanceof JsonObject jwk
                ? DidJwk.fromJwk(jwk)
                : VerifyingKey.parse(method.getString("publicKeyMultibase", ""));
    }

    /** An unreadable date counts as retired for ever, never as valid. */
    private static Optional<Instant> revoked(JsonObject method) {
        if (!method.containsKey("revoked")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(method.getString("revoked", "")).toInstant());
        } catch (DateTimeParseException notADate) {
            return Optional.of(Instant.EPOCH);
        }
    }

    private static List<JsonObject> objects(JsonObject json) {
        List<JsonObject> objects = new ArrayList<>();
        for (String name : List.of("verificationMethod", "assertionMethod", "authentication")) {
            for (JsonValue value : array(json, name)) {
                if (value instanceof JsonObject object && objects.size() < MAX_METHODS) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    private static Set<String> references(JsonObject json, String name, String did) {
        Set<String> ids = new HashSet<>();
        for (JsonValue value : array(json, name)) {
            if (value instanceof JsonString id) {
                ids.add(absolute(id.getString(), did));
            } else if (value instanceof JsonObject method) {
                ids.add(absolute(method.getString("id", ""), did));
            }
        }
        return ids;
    }

    private static JsonArray array(JsonObject json, String name) {
        return json.get(name) instanceof JsonArray many ? many : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static String absolute(String id, String did) {
        return id.startsWith("#") ? did + id : id;
    }
}
