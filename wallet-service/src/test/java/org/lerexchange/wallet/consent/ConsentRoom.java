package org.lerexchange.wallet.consent;

import java.time.Clock;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.wallet.holders.Holders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The room, wired for tests. */
public final class ConsentRoom {

    public final Consents consents;
    public final GrantConsent grant;
    public final NarrowConsent narrow;
    public final WithdrawConsent withdraw;
    public final StateOwner<ConsentChanged> owner;
    private final Ledgers ledgers;
    private final ExpireConsents expireConsents;

    public ConsentRoom(Database database, Holders holders, ProfileId.Source profiles, Clock clock) {
        ledgers = new Ledgers(database);
        consents = new Consents(ledgers, clock);
        grant = new GrantConsent(ledgers, holders, profiles, clock);
        narrow = new NarrowConsent(ledgers, clock);
        withdraw = new WithdrawConsent(ledgers, clock);
        owner = ConsentPublisher.owner(ledgers);
        expireConsents = new ExpireConsents(ledgers, clock);
    }

    public Mono<Integer> expireDue() {
        return expireConsents.expireDue();
    }

    /** Plays the timer that takes up what another instance wrote. */
    public void refill() {
        Flux.from(new ConsentConfiguration().consentEndsRefilled(ledgers).work().get())
                .blockLast();
    }
}
