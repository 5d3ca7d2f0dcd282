package org.lerexchange.verifier.trust;

import org.lerexchange.verifier.checks.Trust;
import reactor.core.publisher.Mono;

/** Whom the region trusts, as decided up to now: read from the decisions themselves, never from a view of them. */
public final class Trusts {

    private final Accreditations accreditations;

    Trusts(Accreditations accreditations) {
        this.accreditations = accreditations;
    }

    /** What holds about an issuer; {@link Trust#unknown} where nobody decided anything, never empty. */
    public Mono<Trust> of(String did) {
        return accreditations.find(did).map(Accreditation::trust).defaultIfEmpty(Trust.unknown());
    }
}
