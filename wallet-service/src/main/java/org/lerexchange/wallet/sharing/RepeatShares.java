package org.lerexchange.wallet.sharing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.lerexchange.wallet.consent.Consents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has every part said again on which no verdict was heard for a while: the same bytes, the same event id. Called by a
 * timer. A part whose consent does not cover it any longer is ended instead.
 */
class RepeatShares {

    /** How long a verdict may take before its part is said again: it is due within a second. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Parts parts;
    private final Consents consents;
    private final Clock clock;

    RepeatShares(Parts parts, Consents consents, Clock clock) {
        this.parts = parts;
        this.consents = consents;
        this.clock = clock;
    }

    /** Those that wait for a verdict for longer than is usual. */
    Flux<Part> overdue() {
        Instant before = clock.instant().minus(PATIENCE);
        return parts.waitingSince(before);
    }

    /** How many are said again. */
    Mono<Long> repeat() {
        return overdue().concatMapDelayError(this::repeat).filter(said -> said).count();
    }

    private Mono<Boolean> repeat(Part part) {
        return consents.admit(part.holder(), part.key().consent(), part.candidate())
                .flatMap(admitted -> admitted
                        ? parts.sayAgain(part.key(), clock.instant())
                        : parts.move(part.key(), left -> left.as(new Part.Status.Ended()))
                                .thenReturn(false));
    }
}
