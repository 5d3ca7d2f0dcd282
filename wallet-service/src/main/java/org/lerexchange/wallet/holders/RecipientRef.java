package org.lerexchange.wallet.holders;

/** A person as issuers know them on the log: an HMAC of the normalised e-mail under the region's secret. */
public record RecipientRef(String value) {

    public RecipientRef {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("expected an id for RecipientRef, but another text came");
        }
    }
}
