package org.lerexchange.verifier.checks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a credential: the verdicts that never change for the same bytes, and what the changing ones need. The
 * credential itself is not kept.
 *
 * @param digest SHA-256 of the credential's canonical JSON, in lower-case hex
 * @param achievementType empty text where the credential names none
 * @param verificationMethods the keys of the proofs that were judged, the first one first
 * @param awardedOn its awarded date; where it is silent, the day on which its validity begins
 * @param validUntil the earlier of its own end and its proof's (Data Integrity 1.0 §2.1, expires)
 * @param proofCreated what the proof says of its time; shown, never believed
 * @param issuerControl whether the proof's key is the issuer's
 * @param holderBinding whether its subject presented it; empty where it came bare, presented by nobody
 */
public record Facts(
        String credentialId,
        String digest,
        String issuer,
        String issuerName,
        String achievementId,
        String achievementName,
        String achievementType,
        List<String> verificationMethods,
        List<ClaimedAlignment> alignments,
        Optional<String> level,
        Optional<String> role,
        Optional<LocalDate> awardedOn,
        Optional<LocalDate> activityStart,
        Optional<LocalDate> activityEnd,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        Optional<Instant> proofCreated,
        List<StatusRef> statusEntries,
        CheckLine structure,
        CheckLine proof,
        CheckLine issuerControl,
        Optional<CheckLine> holderBinding) {

    public Facts {
        verificationMethods = List.copyOf(verificationMethods);
        alignments = List.copyOf(alignments);
        statusEntries = List.copyOf(statusEntries);
    }

    /** What the achievement is aligned to (Open Badges 3.0, Alignment). */
    public record ClaimedAlignment(
            String targetName,
            String targetUrl,
            Optional<String> targetCode,
            Optional<String> targetType,
            Optional<String> targetFramework) {}

    /** Where the credential's status is found (Bitstring Status List 1.0 §2.1). */
    public record StatusRef(String purpose, long index, String listCredential) {}

    /** The key that signed; empty text where there is no proof of a suite that we know. */
    public String verificationMethod() {
        return verificationMethods.isEmpty() ? "" : verificationMethods.getFirst();
    }

    /** Whether the kept verdicts are final: none of them waits for something that was out of reach. */
    public boolean settled() {
        return proof.outcome() != CheckLine.Outcome.INCONCLUSIVE
                && issuerControl.outcome() != CheckLine.Outcome.INCONCLUSIVE
                && holderBinding
                        .filter(line -> line.outcome() == CheckLine.Outcome.INCONCLUSIVE)
                        .isEmpty();
    }
}
