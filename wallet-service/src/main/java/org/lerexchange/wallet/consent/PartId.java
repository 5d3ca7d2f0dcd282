package org.lerexchange.wallet.consent;

/** One credential under one consent: an HMAC under the consent's key, so that no two consents can be joined by it. */
public record PartId(String value) {

    public PartId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("expected an id for PartId, but another text came");
        }
    }
}
