package org.lerexchange.issuer.partners;

import java.util.Optional;

/**
 * What a partner is told about an award.
 *
 * @param reason a code
 * @param rule in words, with the field that broke it
 */
record Answer(Outcome outcome, Optional<String> credential, Optional<String> reason, Optional<String> rule) {

    enum Outcome {
        ISSUED,
        WAITING,
        REFUSED,
        REVOKED
    }

    static Answer refused(String reason, String rule) {
        return new Answer(Outcome.REFUSED, Optional.empty(), Optional.of(reason), Optional.of(rule));
    }
}
