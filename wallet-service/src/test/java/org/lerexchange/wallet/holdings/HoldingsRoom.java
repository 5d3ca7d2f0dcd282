package org.lerexchange.wallet.holdings;

import java.time.Clock;
import org.lerexchange.events.CredentialIssued;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Hears;
import org.lerexchange.wallet.holders.Holders;

/** The room, wired for tests. */
public final class HoldingsRoom {

    public final Holdings holdings;
    public final Hears<CredentialStatusChanged> standings;
    private final KeepCredential keepCredential;

    public HoldingsRoom(Database database, Holders holders, Opener opener, Clock clock) {
        HeldCredentials held = new HeldCredentials(database);
        Standings known = new Standings(database);
        holdings = new Holdings(held, known, holders);
        standings = new StandingListener(new NoteStanding(known));
        keepCredential = new KeepCredential(held, holders, opener, clock);
    }

    public Hears<CredentialIssued> credentials(Arrivals arrivals) {
        return new CredentialListener(keepCredential, arrivals);
    }
}
