package org.lerexchange.credentials.proofs;

import java.time.Instant;
import java.util.Optional;

/** What the verifier expects of every proof: purpose, who must control the key, challenge, domain; and the time now. */
public record Expectation(
        String purpose, Optional<String> controller, Optional<String> challenge, Optional<String> domain, Instant now) {

    /** A credential's proof by its issuer. */
    public static Expectation assertionBy(String issuer, Instant now) {
        return new Expectation(ProofOptions.ASSERTION, Optional.of(issuer), Optional.empty(), Optional.empty(), now);
    }

    /** A credential's proof by whoever the verification method says; for test vectors and diagnosis only. */
    public static Expectation assertionByAnyone(Instant now) {
        return new Expectation(ProofOptions.ASSERTION, Optional.empty(), Optional.empty(), Optional.empty(), now);
    }

    /** A presentation's proof by its holder, answering this challenge, for this domain. */
    public static Expectation presentationBy(String holder, String challenge, String domain, Instant now) {
        return new Expectation(
                ProofOptions.AUTHENTICATION, Optional.of(holder), Optional.of(challenge), Optional.of(domain), now);
    }
}
