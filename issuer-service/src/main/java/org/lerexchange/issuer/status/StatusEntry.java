package org.lerexchange.issuer.status;

import java.time.Instant;
import org.lerexchange.issuer.institutions.IssuerDid;

/**
 * What a place holds.
 *
 * @param seq counts the changes of standing; 0 before the first
 */
record StatusEntry(
        StatusPlace place, CredentialId credential, IssuerDid issuer, Standing standing, long seq, Instant since) {

    StatusEntry become(Standing next, Instant time) {
        return new StatusEntry(place, credential, issuer, next, seq + 1, time);
    }
}
