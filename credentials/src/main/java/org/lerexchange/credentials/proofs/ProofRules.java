package org.lerexchange.credentials.proofs;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be said of a proof before any key is fetched: purpose, challenge, domain, dates, form. */
final class ProofRules {
    private static final Pattern STAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private ProofRules() {}

    static boolean knownSuite(JsonObject proof) {
        return HashData.text(proof, "type").filter("DataIntegrityProof"::equals).isPresent()
                && HashData.text(proof, "cryptosuite")
                        .filter(DataIntegrity.SUITE::equals)
                        .isPresent();
    }

    static Optional<Reason> refusal(JsonObject document, JsonObject proof, Expectation expected) {
        if (HashData.text(proof, "verificationMethod").isEmpty() || !dated(proof)) {
            return Optional.of(Reason.PROOF_MALFORMED);
        }
        if (!HashData.text(proof, "proofPurpose").equals(Optional.of(expected.purpose()))) {
            return Optional.of(Reason.WRONG_PURPOSE);
        }
        if (differs(proof, "challenge", expected.challenge())) {
            return Optional.of(Reason.WRONG_CHALLENGE);
        }
        if (differs(proof, "domain", expected.domain())) {
            return Optional.of(Reason.WRONG_DOMAIN);
        }
        if (stamp(proof, "expires").filter(end -> !expected.now().isBefore(end)).isPresent()) {
            return Optional.of(Reason.PROOF_EXPIRED);
        }
        return ProofDocuments.contextAgrees(document, proof) ? Optional.empty() : Optional.of(Reason.CONTEXT_CONFLICT);
    }

    /** A retired key's proof stands only if it says that it was made before; whether to believe it is not decided here. */
    static boolean madeAfter(JsonObject proof, Instant retired) {
        return stamp(proof, "created").filter(retired::isAfter).isEmpty();
    }

    private static boolean dated(JsonObject proof) {
        return (!proof.containsKey("created") || stamp(proof, "created").isPresent())
                && (!proof.containsKey("expires") || stamp(proof, "expires").isPresent());
    }

    private static boolean differs(JsonObject proof, String name, Optional<String> expected) {
        return expected.isPresent() && !HashData.text(proof, name).equals(expected);
    }

    private static Optional<Instant> stamp(JsonObject proof, String name) {
        try {
            return HashData.text(proof, name)
                    .filter(text -> STAMP.matcher(text).matches())
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
