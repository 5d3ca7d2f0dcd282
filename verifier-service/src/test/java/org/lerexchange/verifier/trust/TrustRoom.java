package org.lerexchange.verifier.trust;

import java.time.Clock;
import java.util.Optional;
import org.lerexchange.events.IssuerChanged;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.verifier.checks.Trust;

/** The room as its configuration puts it together, for tests. */
public final class TrustRoom {

    public final KnownIssuers issuers = new KnownIssuers();
    public final Trusts trusts;
    public final Hears<IssuerChanged> ear = new IssuerListener(issuers);
    public final StateOwner<?> owner;
    final Accreditations accreditations;
    final TrustController doors;
    final TrustModel model;

    public TrustRoom(Database database, Clock clock) {
        accreditations = new Accreditations(database.open(Accreditations.COLLECTION));
        trusts = new Trusts(accreditations);
        owner = TrustPublisher.owner(accreditations);
        doors = new TrustController(new DecideTrust(accreditations, clock), accreditations);
        model = new TrustModel(accreditations, issuers);
    }

    /** The issuer is one of the region's. */
    public void knows(KnownIssuer issuer) {
        issuers.heard(issuer, 1);
    }

    /** The region's agency has decided. */
    public void decided(String did, Trust trust, Clock clock) {
        Accreditation.Wanted wanted = new Accreditation.Wanted(
                trust.state(), trust.achievementTypes(), trust.compromisedKeys(), Optional.empty());
        new DecideTrust(accreditations, clock).decide(did, "agency", wanted).block();
    }
}
