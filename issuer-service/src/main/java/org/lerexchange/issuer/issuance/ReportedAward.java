package org.lerexchange.issuer.issuance;

import java.util.Optional;
import org.lerexchange.issuer.awards.AwardId;

/**
 * An award as issuance hears it.
 *
 * @param recipient a JWE to this service: who the person is
 */
record ReportedAward(
        AwardId id,
        long seq,
        Act act,
        String achievement,
        String recipient,
        Particulars particulars,
        boolean minor,
        boolean onHold,
        Optional<Integer> row,
        String reason) {

    enum Act {
        RECORDED,
        CORRECTED,
        WITHDRAWN
    }
}
