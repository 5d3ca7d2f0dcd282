package org.lerexchange.verifier.trust;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** An agency decides whether it stands behind an issuer. The same again changes nothing and says nothing. */
final class DecideTrust {

    private final Accreditations accreditations;
    private final Clock clock;

    DecideTrust(Accreditations accreditations, Clock clock) {
        this.accreditations = accreditations;
        this.clock = clock;
    }

    Mono<TrustDecision> decide(String did, String agency, Accreditation.Wanted wanted) {
        return Mono.fromSupplier(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .flatMap(at -> decide(did, agency, wanted, at));
    }

    private Mono<TrustDecision> decide(String did, String agency, Accreditation.Wanted wanted, Instant at) {
        return accreditations.decide(did, now -> TrustDecision.of(now, did, agency, wanted, at));
    }
}
