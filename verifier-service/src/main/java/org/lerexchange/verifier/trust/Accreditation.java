package org.lerexchange.verifier.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lerexchange.verifier.checks.Trust;

/**
 * What an agency decided about an issuer.
 *
 * @param did the issuer
 * @param agency the tenant whose decision it is
 * @param since when the state began; a change of anything else leaves it
 * @param decidedAt when anything of it last changed
 * @param seq how often it was decided differently
 */
record Accreditation(
        String did, String agency, Trust trust, Optional<String> reason, Instant since, Instant decidedAt, long seq) {

    /** What somebody wants decided: not yet who stands where. */
    record Wanted(
            Trust.State state,
            List<String> achievementTypes,
            List<Trust.CompromisedKey> compromisedKeys,
            Optional<String> reason) {
        Wanted {
            achievementTypes = List.copyOf(achievementTypes);
            compromisedKeys = List.copyOf(compromisedKeys);
        }
    }
}
