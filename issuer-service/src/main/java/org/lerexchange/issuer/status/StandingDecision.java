package org.lerexchange.issuer.status;

/** Which standing may follow which: values in, values out. */
final class StandingDecision {

    private StandingDecision() {}

    static StandingOutcome decide(Standing now, Standing wanted) {
        boolean sameKind = now.getClass() == wanted.getClass();
        return switch (now) {
            case Standing.Revoked revoked -> sameKind ? unchanged(now) : new StandingOutcome.Refused(now);
            case Standing.Replaced replaced -> ofReplaced(now, wanted);
            case Standing.InForce inForce -> sameKind ? unchanged(now) : new StandingOutcome.Changed(wanted);
            case Standing.Suspended suspended -> sameKind ? unchanged(now) : new StandingOutcome.Changed(wanted);
        };
    }

    private static StandingOutcome ofReplaced(Standing now, Standing wanted) {
        if (now.equals(wanted)) {
            return unchanged(now);
        }
        return wanted instanceof Standing.Revoked
                ? new StandingOutcome.Changed(wanted)
                : new StandingOutcome.Refused(now);
    }

    private static StandingOutcome unchanged(Standing now) {
        return new StandingOutcome.Unchanged(now);
    }
}
