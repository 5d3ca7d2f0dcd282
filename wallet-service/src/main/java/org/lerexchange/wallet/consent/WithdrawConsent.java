package org.lerexchange.wallet.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Mono;

/** A holder takes a consent back. It is final; asking twice is harmless. */
public final class WithdrawConsent {

    private final Ledgers ledgers;
    private final Clock clock;

    WithdrawConsent(Ledgers ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Withdrawn(Consent consent) implements Outcome {}

        /** Withdrawn before, or expired. */
        record AlreadyEnded(Consent consent) implements Outcome {}

        /** The holder has no such consent. */
        record NoSuchConsent(ConsentId id) implements Outcome {}
    }

    public Mono<Outcome> withdraw(HolderId holder, ConsentId id) {
        return ledgers.change(holder, ledger -> decide(ledger, id, clock.instant()));
    }

    static Ledger.Decision<Outcome> decide(Ledger ledger, ConsentId id, Instant now) {
        Optional<Consent> there = ledger.find(id);
        if (there.isEmpty()) {
            return Ledger.Decision.keep(new Outcome.NoSuchConsent(id));
        }
        if (there.get().state().isFinal()) {
            return Ledger.Decision.keep(new Outcome.AlreadyEnded(there.get()));
        }
        Consent withdrawn = there.get().ended(Consent.State.WITHDRAWN, now);
        return Ledger.Decision.saying(new Outcome.Withdrawn(withdrawn), ledger.with(withdrawn), withdrawn);
    }
}
