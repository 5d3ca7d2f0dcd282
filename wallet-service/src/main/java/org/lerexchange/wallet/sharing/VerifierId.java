package org.lerexchange.wallet.sharing;

/** The verifier that presentations are made for: their {@code domain}. */
public record VerifierId(String value) {

    public VerifierId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("expected an id for VerifierId, but another text came");
        }
    }
}
