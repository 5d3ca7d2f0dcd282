package org.lerexchange.wallet.holdings;

/** The id of a credential (VC Data Model 2.0, section 4.4). */
public record CredentialId(String value) {

    public CredentialId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("expected an id for CredentialId, but another text came");
        }
    }
}
