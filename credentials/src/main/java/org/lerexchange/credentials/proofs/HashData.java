package org.lerexchange.credentials.proofs;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.lerexchange.credentials.contexts.Canonical;
import org.lerexchange.credentials.contexts.LinkedData;

/** What eddsa-rdfc-2022 signs (Data Integrity EdDSA 1.0 §3.2.4): hash of the proof options, then of the document. */
sealed interface HashData {
    /** 64 bytes to sign or to verify against. */
    final class Ready implements HashData {
        private final byte[] bytes;

        private Ready(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** There is nothing to sign, and this is the answer. */
    record Refused(CheckResult answer) implements HashData {}

    /** The hash data of a document without its proof and a proof without its value. */
    static HashData of(LinkedData linkedData, JsonObject document, JsonObject proof) {
        JsonObject options = ProofDocuments.withContext(ProofDocuments.without(proof, "proofValue"), document);
        return switch (linkedData.canonical(options)) {
            case Canonical.Quads config ->
                switch (linkedData.canonical(document)) {
                    case Canonical.Quads body -> new Ready(join(sha256(config.text()), sha256(body.text())));
                    case Canonical.Unsafe unsafe -> refused(unsafe);
                    case Canonical.UnknownContext unknown -> refused(unknown);
                };
            case Canonical.Unsafe unsafe -> refused(unsafe);
            case Canonical.UnknownContext unknown -> refused(unknown);
        };
    }

    private static HashData refused(Canonical.Unsafe unsafe) {
        Reason reason = switch (unsafe.flaw()) {
            case UNDEFINED_TERM -> Reason.UNDEFINED_TERM;
            case RELATIVE_IRI -> Reason.RELATIVE_IRI;
            case DROPPED_VALUE -> Reason.DROPPED_VALUE;
            case CONTEXT_CONFLICT -> Reason.CONTEXT_CONFLICT;
            case TOO_COMPLEX -> Reason.TOO_COMPLEX;
        };
        return new Refused(new CheckResult.Failed(reason));
    }

    private static HashData refused(Canonical.UnknownContext unknown) {
        return new Refused(
                unknown.url().isEmpty()
                        ? new CheckResult.Failed(Reason.CONTEXT_CONFLICT)
                        : new CheckResult.Inconclusive(Why.UNKNOWN_CONTEXT));
    }

    /** SHA-256 of a canonical text. */
    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** A string member of a proof, if it is one. */
    static Optional<String> text(JsonObject proof, String name) {
        return proof.get(name) instanceof jakarta.json.JsonString value
                        && value.getValueType() == JsonValue.ValueType.STRING
                ? Optional.of(value.getString())
                : Optional.empty();
    }
}
