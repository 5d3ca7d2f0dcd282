package org.lerexchange.issuer.recipients;

/**
 * A person who has a wallet.
 *
 * @param did the subject of their credentials
 * @param sealingKey their public P-256 key for sealing, as a JWK
 */
public record Holder(String did, String sealingKey) {

    public Holder {
        if (!did.startsWith("did:") || sealingKey.isEmpty()) {
            throw new IllegalArgumentException("expected a holder's DID and sealing key, but " + did + " came");
        }
    }
}
