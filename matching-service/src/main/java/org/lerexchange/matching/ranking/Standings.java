package org.lerexchange.matching.ranking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Whether a claim counts at a given moment: it counts iff it passed, is unmasked and is before its {@code notAfter}. */
record Standings(Instant asOf) {
    Explanation.Standing of(Claim claim) {
        if (claim.masked()) {
            return Explanation.Standing.MASKED;
        }
        if (claim.verdict() instanceof Claim.Verdict.Failed) {
            return Explanation.Standing.FAILED;
        }
        if (claim.notAfter().filter(end -> !asOf.isBefore(end)).isPresent()) {
            return Explanation.Standing.EXPIRED;
        }
        if (claim.issued().isAfter(today())) {
            return Explanation.Standing.NOT_YET_VALID;
        }
        return ofCurrent(claim);
    }

    private static Explanation.Standing ofCurrent(Claim claim) {
        if (claim.source().kind() == Claim.Kind.SELF_ASSERTED) {
            return Explanation.Standing.SELF_ASSERTED;
        }
        return claim.verdict() instanceof Claim.Verdict.Inconclusive
                ? Explanation.Standing.COULD_NOT_BE_CHECKED
                : Explanation.Standing.STANDS;
    }

    Explanation.Proof proof(Claim claim) {
        return new Explanation.Proof(claim.id(), claim.source(), claim.verdict(), of(claim), claim.issued());
    }

    /** The day of the moment, by universal time, so that it is the same day on every machine. */
    LocalDate today() {
        return LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    }
}
