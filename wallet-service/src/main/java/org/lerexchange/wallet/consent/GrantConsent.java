package org.lerexchange.wallet.consent;

import java.time.Clock;
import java.util.Optional;
import org.lerexchange.messaging.TakenElsewhere;
import org.lerexchange.wallet.holders.Holder;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holders.Holders;
import reactor.core.publisher.Mono;

/**
 * A holder allows something. The id is the caller's, so that asking twice grants once.
 *
 * <p>Refuses a wallet that nobody has claimed, terms that are over already, and more than a ledger can hold.
 */
public final class GrantConsent {

    private final Ledgers ledgers;
    private final Holders holders;
    private final ProfileId.Source profiles;
    private final Clock clock;

    GrantConsent(Ledgers ledgers, Holders holders, ProfileId.Source profiles, Clock clock) {
        this.ledgers = ledgers;
        this.holders = holders;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Granted(Consent consent) implements Outcome {}

        /** As it stands now. */
        record AlreadyGranted(Consent consent) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    /** Why a consent is not taken. */
    public enum Reason {
        /** A dormant wallet shares with nobody (DESIGN, section 4, step 3). */
        WALLET_IS_NOT_OPEN,
        /** It would end before it begins. */
        ALREADY_OVER,
        /** The limit of live consents of one holder is met. */
        TOO_MANY_CONSENTS,
        /** The id belongs to another consent. */
        ID_IS_TAKEN
    }

    public Mono<Outcome> grant(HolderId holder, ConsentId id, Terms terms) {
        return holders.find(holder)
                .filter(Holder::open)
                .flatMap(open -> profiles.pairwise(holder, terms.audience()))
                .flatMap(profile -> write(holder, id, profile, terms))
                .defaultIfEmpty(new Outcome.Refused(Reason.WALLET_IS_NOT_OPEN));
    }

    private Mono<Outcome> write(HolderId holder, ConsentId id, ProfileId profile, Terms terms) {
        return ledgers.change(holder, ledger -> decide(ledger, Consent.granted(id, profile, terms, clock.instant())))
                .onErrorReturn(TakenElsewhere.class, new Outcome.Refused(Reason.ID_IS_TAKEN));
    }

    static Ledger.Decision<Outcome> decide(Ledger ledger, Consent wanted) {
        Optional<Consent> there = ledger.find(wanted.id());
        if (there.isPresent()) {
            return Ledger.Decision.keep(new Outcome.AlreadyGranted(there.get()));
        }
        if (wanted.isDueAt(wanted.changedAt())) {
            return Ledger.Decision.keep(new Outcome.Refused(Reason.ALREADY_OVER));
        }
        if (ledger.isFullAt(wanted.changedAt())) {
            return Ledger.Decision.keep(new Outcome.Refused(Reason.TOO_MANY_CONSENTS));
        }
        return Ledger.Decision.saying(new Outcome.Granted(wanted), ledger.with(wanted), wanted);
    }
}
