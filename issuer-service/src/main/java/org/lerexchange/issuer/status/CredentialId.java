package org.lerexchange.issuer.status;

/** A credential's id, an absolute URI (VC Data Model 2.0, section 4.4). */
public record CredentialId(String value) {

    public CredentialId {
        if (value.indexOf(':') < 1) {
            throw new IllegalArgumentException("expected a credential's id as a URI, but " + value + " came");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
