package org.lerexchange.issuer.institutions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.lerexchange.credentials.did.DidDocument;
import org.lerexchange.credentials.did.VerificationMethod;
import org.lerexchange.credentials.keys.VerifyingKey;
import org.lerexchange.issuer.keys.IssuerKeys;

/**
 * A tenant that issues.
 *
 * @param key the public half of its signing key
 * @param seq counts its changes, from 1
 * @param since when it became what it is now
 */
public record Institution(TenantId tenant, IssuerDid did, Profile profile, VerifyingKey key, long seq, Instant since) {

    /**
     * What an agency says of it.
     *
     * @param name as people know it
     */
    public record Profile(String name, Kind kind) {

        public Profile {
            if (name.isBlank()) {
                throw new IllegalArgumentException("expected a name of an institution, but a blank one came");
            }
        }
    }

    /** What kind of organisation it is. */
    public enum Kind {
        @JsonProperty("institution")
        INSTITUTION,
        @JsonProperty("employer")
        EMPLOYER,
        @JsonProperty("certifyingBody")
        CERTIFYING_BODY,
        @JsonProperty("agency")
        AGENCY
    }

    public Institution {
        if (seq < 1) {
            throw new IllegalArgumentException("expected a seq from 1, but " + seq + " came");
        }
    }

    /** Its DID document (DID Core 1.0, section 4). */
    public DidDocument didDocument() {
        return new DidDocument(
                did.value(), List.of(VerificationMethod.active(IssuerKeys.method(did.value(), key), key)));
    }
}
