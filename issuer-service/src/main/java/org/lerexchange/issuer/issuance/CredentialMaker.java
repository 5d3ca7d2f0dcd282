package org.lerexchange.issuer.issuance;

import reactor.core.publisher.Mono;

/** Builds a credential, signs it, and seals it to its holder. */
@FunctionalInterface
public interface CredentialMaker {

    /** A JWE to the holder's sealing key: the signed credential, byte for byte. Two calls may make two texts. */
    Mono<SealedCredential> make(CredentialOrder order);

    /** A signed credential that only its holder can open. */
    record SealedCredential(String jwe) {}
}
