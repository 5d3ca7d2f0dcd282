package org.lerexchange.credentials.did;

import java.time.Instant;
import java.util.Optional;
import org.lerexchange.credentials.keys.VerifyingKey;

/**
 * A key in a DID document. A retired key stays listed with its day, so that what it signed before can still be read.
 * {@code asserts} and {@code authenticates} are the relationships it stands in.
 */
public record VerificationMethod(
        String id, VerifyingKey key, Optional<Instant> retired, boolean asserts, boolean authenticates) {

    /** An issuer's key: signs credentials and speaks for the issuer. */
    public static VerificationMethod active(String id, VerifyingKey key) {
        return new VerificationMethod(id, key, Optional.empty(), true, true);
    }

    /** This key, no longer used since the given time. */
    public VerificationMethod retired(Instant since) {
        return new VerificationMethod(id, key, Optional.of(since), asserts, false);
    }

    boolean servesFor(String purpose) {
        return switch (purpose) {
            case "assertionMethod" -> asserts;
            case "authentication" -> authenticates;
            default -> false;
        };
    }
}
