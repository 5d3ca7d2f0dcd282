package org.lerexchange.verifier.trust;

import org.lerexchange.credentials.did.DidDocument;

/**
 * An issuer of the region.
 *
 * @param active whether it still takes part; what it signed before stays readable
 * @param document its keys, with retired ones still listed
 */
public record KnownIssuer(String did, String tenant, String name, Kind kind, boolean active, DidDocument document) {

    /** The kinds of organisation there are. */
    public enum Kind {
        INSTITUTION("institution"),
        EMPLOYER("employer"),
        CERTIFYING_BODY("certifyingBody"),
        AGENCY("agency"),
        UNKNOWN("unknown");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
