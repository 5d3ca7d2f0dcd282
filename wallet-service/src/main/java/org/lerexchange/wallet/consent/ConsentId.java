package org.lerexchange.wallet.consent;

/** A consent. */
public record ConsentId(String value) {

    public ConsentId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("expected an id for ConsentId, but another text came");
        }
    }
}
