package org.lerexchange.wallet.consent;

import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Ends the consents whose time is over; called by a timer. Until it comes, they are not live all the same. */
class ExpireConsents {

    /** Consents ended by one write of one ledger: a document can have 64 events pending. */
    static final int MAX_PER_WRITE = 32;

    private final Ledgers ledgers;
    private final Clock clock;

    ExpireConsents(Ledgers ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** How many it ended; what is left over is ended the next time. */
    Mono<Integer> expireDue() {
        Instant now = clock.instant();
        return ledgers.dueAt(now)
                .concatMapDelayError(ledger -> ledgers.change(ledger.holder(), current -> decide(current, now)))
                .reduce(0, Integer::sum);
    }

    static Ledger.Decision<Integer> decide(Ledger ledger, Instant now) {
        Consent[] expired = ledger.dueAt(now).stream()
                .limit(MAX_PER_WRITE)
                .map(consent -> consent.ended(Consent.State.EXPIRED, now))
                .toArray(Consent[]::new);
        if (expired.length == 0) {
            return Ledger.Decision.keep(0);
        }
        Ledger next = ledger;
        for (Consent consent : expired) {
            next = next.with(consent);
        }
        return Ledger.Decision.saying(expired.length, next, expired);
    }
}
