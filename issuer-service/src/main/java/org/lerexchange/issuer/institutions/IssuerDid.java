package org.lerexchange.issuer.institutions;

/** The DID under which an institution issues (DID Core 1.0, section 3.1). */
public record IssuerDid(String value) {

    public IssuerDid {
        if (!value.startsWith("did:")) {
            throw new IllegalArgumentException("expected a DID, but " + value + " came");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
