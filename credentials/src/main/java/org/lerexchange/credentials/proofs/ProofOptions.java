package org.lerexchange.credentials.proofs;

import java.time.Instant;
import java.util.Optional;

/**
 * What a new proof says beside its value (Data Integrity 1.0 §2.1): when, to what purpose, and for a presentation the
 * challenge it answers and the domain it is for.
 */
public record ProofOptions(Instant created, String purpose, Optional<String> challenge, Optional<String> domain) {
    /** Purpose of a credential's proof. */
    public static final String ASSERTION = "assertionMethod";

    /** Purpose of a presentation's proof. */
    public static final String AUTHENTICATION = "authentication";

    /** A proof on a credential. */
    public static ProofOptions assertion(Instant created) {
        return new ProofOptions(created, ASSERTION, Optional.empty(), Optional.empty());
    }

    /** A proof on a presentation. */
    public static ProofOptions authentication(Instant created, String challenge, String domain) {
        return new ProofOptions(created, AUTHENTICATION, Optional.of(challenge), Optional.of(domain));
    }
}
