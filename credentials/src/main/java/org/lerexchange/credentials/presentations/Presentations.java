package org.lerexchange.credentials.presentations;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import org.lerexchange.credentials.json.JsonFlaw;
import org.lerexchange.credentials.json.RefusedJson;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyResolver;
import org.lerexchange.credentials.keys.Signer;
import org.lerexchange.credentials.proofs.CheckResult;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.Expectation;
import org.lerexchange.credentials.proofs.ProofOptions;
import org.lerexchange.credentials.proofs.Reason;

/**
 * Verifiable presentations of exactly one credential (VC Data Model 2.0 §4.13). The proof is for {@code authentication},
 * by the holder, who must be the credential's subject; challenge and domain are required.
 */
public final class Presentations {
    private static final String CONTEXT = "https://www.w3.org/ns/credentials/v2";

    private final DataIntegrity integrity;

    /** Signs and verifies with this. */
    public Presentations(DataIntegrity integrity) {
        this.integrity = integrity;
    }

    /** The holder presents a signed credential. */
    public String present(JsonObject credential, String holder, ProofOptions options, Signer signer) {
        if (options.challenge().isEmpty() || options.domain().isEmpty()) {
            throw new IllegalArgumentException("expected a challenge and a domain");
        }
        var json = StrictJson.provider();
        JsonObject presentation = json.createObjectBuilder()
                .add("@context", json.createArrayBuilder().add(CONTEXT))
                .add("type", json.createArrayBuilder().add("VerifiablePresentation"))
                .add("holder", holder)
                .add("verifiableCredential", json.createArrayBuilder().add(credential))
                .build();
        return integrity.sign(presentation, options, signer);
    }

    /** Whether the holder made this presentation for this challenge and domain. */
    public Presented verify(String presentation, String challenge, String domain, Instant now, KeyResolver keys) {
        JsonObject document;
        try {
            document = StrictJson.object(presentation);
        } catch (RefusedJson refused) {
            return failed(refused.flaw() == JsonFlaw.DUPLICATE_KEY ? Reason.DUPLICATE_KEY : Reason.MALFORMED_JSON);
        }
        Optional<JsonObject> credential = credential(document);
        Optional<String> holder = id(document.get("holder"));
        if (credential.isEmpty() || holder.isEmpty()) {
            return failed(Reason.PRESENTATION_MALFORMED);
        }
        if (!id(credential.get().get("credentialSubject")).equals(holder)) {
            return failed(Reason.HOLDER_NOT_SUBJECT);
        }
        Expectation expected = Expectation.presentationBy(holder.get(), challenge, domain, now);
        CheckResult answer = integrity.verify(document, expected, keys);
        return answer.passed()
                ? new Presented.ByHolder(holder.get(), credential.get())
                : new Presented.NotAccepted(answer);
    }

    /** The one credential of a presentation whose only context is the base context. */
    private static Optional<JsonObject> credential(JsonObject document) {
        JsonValue context = document.getOrDefault("@context", JsonValue.NULL);
        boolean plain = context.equals(
                StrictJson.provider().createArrayBuilder().add(CONTEXT).build());
        if (!plain || !presentation(document.getOrDefault("type", JsonValue.NULL))) {
            return Optional.empty();
        }
        return switch (document.getOrDefault("verifiableCredential", JsonValue.NULL)) {
            case JsonObject one -> Optional.of(one);
            case JsonArray many when many.size() == 1 && many.getFirst() instanceof JsonObject one -> Optional.of(one);
            default -> Optional.empty();
        };
    }

    private static boolean presentation(JsonValue type) {
        JsonValue name = StrictJson.provider().createValue("VerifiablePresentation");
        return type instanceof JsonArray many ? many.contains(name) : name.equals(type);
    }

    private static Optional<String> id(@org.jspecify.annotations.Nullable JsonValue value) {
        return switch (value) {
            case JsonString id -> Optional.of(id.getString());
            case JsonObject object when object.get("id") instanceof JsonString id -> Optional.of(id.getString());
            case null, default -> Optional.empty();
        };
    }

    private static Presented failed(Reason reason) {
        return new Presented.NotAccepted(new CheckResult.Failed(reason));
    }
}
