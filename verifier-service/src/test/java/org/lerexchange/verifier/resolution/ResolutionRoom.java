package org.lerexchange.verifier.resolution;

import java.time.Clock;
import org.lerexchange.verifier.checks.ReadCredential;
import org.lerexchange.verifier.checks.Samples;
import org.lerexchange.verifier.trust.KnownIssuers;
import reactor.core.scheduler.Scheduler;

/** The room as its configuration puts it together, with a made-up world outside; for tests. */
public final class ResolutionRoom {

    public final FakeOutside outside = new FakeOutside();
    public final GatherFacts gatherFacts;
    public final StatusLists statusLists;
    final Dids dids;

    /** Checks run on this scheduler; {@code Schedulers.immediate()} will do. */
    public ResolutionRoom(KnownIssuers issuers, Scheduler checking, Clock clock) {
        dids = new Dids(issuers, outside, clock);
        FoundKeys foundKeys = new FoundKeys(dids);
        gatherFacts = new GatherFacts(new ReadCredential(Samples.INTEGRITY), foundKeys, checking, clock);
        statusLists = new StatusLists(outside, Samples.INTEGRITY, foundKeys, checking, clock);
    }
}
