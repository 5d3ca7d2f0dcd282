package org.lerexchange.wallet.sharing;

import java.time.Clock;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.PreferenceChanged;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.wallet.TestKeys;
import org.lerexchange.wallet.consent.Consents;
import org.lerexchange.wallet.holdings.Arrivals;
import org.lerexchange.wallet.holdings.Holdings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The room, wired for tests. */
public final class SharingRoom {

    public final Arrivals arrivals;
    public final Hears<ConsentChanged> consentEar;
    public final Hears<PresentationVerified> verdicts;
    public final StatePreferences preferences;
    public final StateOwner<PreferenceChanged> owner;
    private final RepeatShares repeatShares;
    private final Parts parts;

    public SharingRoom(Database database, Consents consents, Holdings holdings, TestKeys keys, Clock clock) {
        parts = new Parts(database);
        Lookings lookings = new Lookings(database);
        PresentPart presentPart = new PresentPart(
                parts, keys, keys, new PresentPart.To(new VerifierId("https://verifier.region.example"), clock));
        ShareHoldings shareHoldings = new ShareHoldings(consents, holdings, parts, presentPart);
        preferences = new StatePreferences(lookings, consents, clock);
        arrivals = new ArrivalListener(shareHoldings);
        consentEar = new ConsentListener(shareHoldings, preferences);
        verdicts = new VerdictListener(new ConfirmPart(parts));
        owner = PreferencePublisher.owner(lookings);
        repeatShares = new RepeatShares(parts, consents, clock);
    }

    public Mono<Long> repeat() {
        return repeatShares.repeat();
    }

    public long overdue() {
        return repeatShares.overdue().count().blockOptional().orElseThrow();
    }

    /** Parts of which a presentation is still kept. */
    public long unconfirmed() {
        return parts.unconfirmed().count().blockOptional().orElseThrow();
    }

    /** Plays the timer that takes up what another instance made. */
    public void refill() {
        Flux.from(new SharingConfiguration().waitingPartsRefilled(parts).work().get())
                .blockLast();
    }
}
