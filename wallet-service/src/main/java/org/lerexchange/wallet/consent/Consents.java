package org.lerexchange.wallet.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The consents as neighbours may see them, and the gate through which everything shared must go. */
public final class Consents {

    private final Ledgers ledgers;
    private final Clock clock;

    Consents(Ledgers ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** A consent and whose it is. */
    public record Given(HolderId holder, Consent consent) {}

    /** Empty where there is none. */
    public Mono<Given> find(ConsentId id) {
        return ledgers.holding(id)
                .flatMap(ledger ->
                        Mono.justOrEmpty(ledger.find(id)).map(consent -> new Given(ledger.holder(), consent)));
    }

    /** Every consent that a holder ever gave, in that order. */
    public Flux<Consent> of(HolderId holder) {
        return ledgers.of(holder).flatMapIterable(Ledger::consents);
    }

    /** Those that allow something now. */
    public Flux<Consent> liveOf(HolderId holder) {
        return of(holder).filter(consent -> consent.isLiveAt(clock.instant()));
    }

    /**
     * Whether this may be shared under that consent; asked before each saying. It is decided in a write of the very
     * document that a withdrawal writes: nothing is admitted after a withdrawal, and what was admitted before it is known.
     */
    public Mono<Boolean> admit(HolderId holder, ConsentId id, Consent.Candidate candidate) {
        return ledgers.change(holder, ledger -> decide(ledger, id, candidate, clock.instant()));
    }

    static Ledger.Decision<Boolean> decide(Ledger ledger, ConsentId id, Consent.Candidate candidate, Instant now) {
        Optional<Consent> covering = ledger.find(id).filter(consent -> consent.covers(candidate, now));
        if (covering.isEmpty()) {
            return Ledger.Decision.keep(false);
        }
        return covering.get().admitted().contains(candidate.part())
                ? Ledger.Decision.keep(true)
                : Ledger.Decision.quietly(true, ledger.with(covering.get().admitting(candidate.part())));
    }
}
