package org.lerexchange.wallet.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Mono;

/** A holder allows less than before. Refuses terms that allow anything more, and consents that have ended. */
public final class NarrowConsent {

    private final Ledgers ledgers;
    private final Clock clock;

    NarrowConsent(Ledgers ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Narrowed(Consent consent) implements Outcome {}

        /** Those are its terms already. */
        record Unchanged(Consent consent) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    /** Why it stays as it is. */
    public enum Reason {
        /** The holder has no such consent. */
        NO_SUCH_CONSENT,
        /** Withdrawn and expired are final. */
        HAS_ENDED,
        /** More is a new consent. */
        NOT_NARROWER
    }

    public Mono<Outcome> narrow(HolderId holder, ConsentId id, Terms terms) {
        return ledgers.change(holder, ledger -> decide(ledger, id, terms, clock.instant()));
    }

    static Ledger.Decision<Outcome> decide(Ledger ledger, ConsentId id, Terms terms, Instant now) {
        Optional<Consent> there = ledger.find(id);
        if (there.isEmpty()) {
            return Ledger.Decision.keep(new Outcome.Refused(Reason.NO_SUCH_CONSENT));
        }
        Consent consent = there.get();
        if (!consent.isLiveAt(now)) {
            return Ledger.Decision.keep(new Outcome.Refused(Reason.HAS_ENDED));
        }
        if (terms.equals(consent.terms())) {
            return Ledger.Decision.keep(new Outcome.Unchanged(consent));
        }
        if (!terms.isWithin(consent.terms())) {
            return Ledger.Decision.keep(new Outcome.Refused(Reason.NOT_NARROWER));
        }
        Consent narrowed = consent.narrowed(terms, now);
        return Ledger.Decision.saying(new Outcome.Narrowed(narrowed), ledger.with(narrowed), narrowed);
    }
}
