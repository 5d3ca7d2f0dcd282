package org.lerexchange.wallet.holders;

import reactor.core.publisher.Mono;

/** The key room, as this room needs it. Private keys never leave it. */
public interface HolderKeys {

    /** The holder's keys, made at the first call; the same holder is always answered the same. */
    Mono<PublicKeys> make(HolderId holder);

    /**
     * What the world may know of a holder's keys.
     *
     * @param did the DID of the Ed25519 signing key
     * @param sealingKey the public P-256 key for sealing, as a JWK (RFC 7517)
     */
    record PublicKeys(Did did, String sealingKey) {}
}
