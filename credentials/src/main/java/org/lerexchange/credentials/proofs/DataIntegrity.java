package org.lerexchange.credentials.proofs;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.json.JsonFlaw;
import org.lerexchange.credentials.json.RefusedJson;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyKind;
import org.lerexchange.credentials.keys.KeyLookup;
import org.lerexchange.credentials.keys.KeyResolver;
import org.lerexchange.credentials.keys.Multibase;
import org.lerexchange.credentials.keys.Signer;

/**
 * Data Integrity 1.0 with the suite eddsa-rdfc-2022. Of a proof set every proof of a known suite must hold and one must
 * be there; a chain's previous proofs are part of what the later proof covers.
 */
public final class DataIntegrity {
    /** The cryptosuite (Data Integrity EdDSA 1.0 §3.2). */
    public static final String SUITE = "eddsa-rdfc-2022";

    /** Proofs on one document; each costs a canonicalisation. */
    public static final int MAX_PROOFS = 16;

    private static final int SIGNATURE_LENGTH = 64;

    private final LinkedData linkedData;

    /** Works on documents that this linked data can read. */
    public DataIntegrity(LinkedData linkedData) {
        this.linkedData = linkedData;
    }

    /** The document with one more proof, as JSON. Throws if it is not safe to sign: that is our own mistake. */
    public String sign(JsonObject document, ProofOptions options, Signer signer) {
        JsonObject proof = unsignedProof(options, signer);
        JsonObject bare = ProofDocuments.without(document, "proof");
        return switch (HashData.of(linkedData, bare, proof)) {
            case HashData.Ready ready -> {
                String value = Multibase.base58(signer.sign(ready.bytes()));
                JsonObject whole = StrictJson.provider()
                        .createObjectBuilder(proof)
                        .add("proofValue", value)
                        .build();
                yield ProofDocuments.added(document, whole).toString();
            }
            case HashData.Refused refused ->
                throw new IllegalArgumentException("expected a document safe to sign, found " + refused.answer());
        };
    }

    /** Whether the proofs of a text hold. */
    public CheckResult verify(String json, Expectation expected, KeyResolver keys) {
        try {
            return verify(StrictJson.object(json), expected, keys);
        } catch (RefusedJson refused) {
            return failed(refused.flaw() == JsonFlaw.DUPLICATE_KEY ? Reason.DUPLICATE_KEY : Reason.MALFORMED_JSON);
        }
    }

    /** Whether the proofs of a strictly read document hold. */
    public CheckResult verify(JsonObject document, Expectation expected, KeyResolver keys) {
        List<JsonObject> proofs = ProofDocuments.proofs(document);
        if (proofs.isEmpty()) {
            return failed(Reason.NO_PROOF);
        }
        if (proofs.size() > MAX_PROOFS
                || proofs.stream()
                        .anyMatch(proof -> HashData.text(proof, "type").isEmpty())) {
            return failed(Reason.PROOF_MALFORMED);
        }
        List<CheckResult> answers = proofs.stream()
                .filter(ProofRules::knownSuite)
                .map(proof -> verifyOne(document, proof, expected, keys))
                .toList();
        return worst(answers);
    }

    private static CheckResult worst(List<CheckResult> answers) {
        if (answers.isEmpty()) {
            return new CheckResult.Inconclusive(Why.UNKNOWN_SUITE);
        }
        return answers.stream()
                .filter(CheckResult.Failed.class::isInstance)
                .findFirst()
                .or(() -> answers.stream().filter(answer -> !answer.passed()).findFirst())
                .orElseGet(CheckResult.Passed::new);
    }

    private CheckResult verifyOne(JsonObject document, JsonObject proof, Expectation expected, KeyResolver keys) {
        Optional<Reason> refusal = ProofRules.refusal(document, proof, expected);
        if (refusal.isPresent()) {
            return failed(refusal.get());
        }
        String method = HashData.text(proof, "verificationMethod").orElseThrow();
        return switch (keys.resolve(method, expected.purpose())) {
            case KeyLookup.Found found -> withKey(found, document, proof, expected);
            case KeyLookup.NotFound ignored -> failed(Reason.KEY_NOT_FOUND);
            case KeyLookup.NotAuthorised ignored -> failed(Reason.KEY_NOT_AUTHORISED);
            case KeyLookup.UnknownMethod ignored -> new CheckResult.Inconclusive(Why.UNKNOWN_DID_METHOD);
            case KeyLookup.Unreachable ignored -> new CheckResult.Inconclusive(Why.KEY_UNREACHABLE);
        };
    }

    private CheckResult withKey(KeyLookup.Found found, JsonObject document, JsonObject proof, Expectation expected) {
        if (found.key().kind() != KeyKind.ED25519) {
            return failed(Reason.KEY_NOT_FOUND);
        }
        if (expected.controller().filter(who -> !who.equals(found.controller())).isPresent()) {
            return failed(Reason.NOT_CONTROLLED);
        }
        if (found.retired().filter(when -> ProofRules.madeAfter(proof, when)).isPresent()) {
            return failed(Reason.KEY_RETIRED);
        }
        Optional<byte[]> signature = HashData.text(proof, "proofValue")
                .flatMap(Multibase::fromBase58)
                .filter(bytes -> bytes.length == SIGNATURE_LENGTH);
        if (signature.isEmpty()) {
            return failed(Reason.PROOF_VALUE_ENCODING);
        }
        Optional<JsonObject> covered = ProofDocuments.covered(document, proof);
        if (covered.isEmpty()) {
            return failed(Reason.PREVIOUS_PROOF_MISSING);
        }
        return switch (HashData.of(linkedData, covered.get(), proof)) {
            case HashData.Ready ready ->
                found.key().verifies(ready.bytes(), signature.get())
                        ? new CheckResult.Passed()
                        : failed(Reason.SIGNATURE_INVALID);
            case HashData.Refused refused -> refused.answer();
        };
    }

    private static JsonObject unsignedProof(ProofOptions options, Signer signer) {
        JsonObjectBuilder proof = StrictJson.provider()
                .createObjectBuilder()
                .add("type", "DataIntegrityProof")
                .add("cryptosuite", SUITE)
                .add(
                        "created",
                        options.created().truncatedTo(ChronoUnit.SECONDS).toString())
                .add("verificationMethod", signer.verificationMethod())
                .add("proofPurpose", options.purpose());
        options.challenge().ifPresent(challenge -> proof.add("challenge", challenge));
        options.domain().ifPresent(domain -> proof.add("domain", domain));
        return proof.build();
    }

    private static CheckResult failed(Reason reason) {
        return new CheckResult.Failed(reason);
    }
}
