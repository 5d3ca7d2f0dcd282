package org.lerexchange.wallet.holders;

/** A decentralised identifier (DID Core 1.0, section 3.1). */
public record Did(String value) {

    public Did {
        if (!value.startsWith("did:")) {
            throw new IllegalArgumentException("expected a DID for Did, but another text came");
        }
    }
}
