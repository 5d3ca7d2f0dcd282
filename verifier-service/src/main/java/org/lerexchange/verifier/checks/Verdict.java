package org.lerexchange.verifier.checks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a credential is worth at a time.
 *
 * @param overall passed only if every line did, failed if any did
 * @param checks a line for each check, in the order of {@link CheckLine.Check}
 * @param cause why a claim that held before must not count any more; there only where the world, not the credential, is why
 * @param asOf the time of the world it was judged against
 * @param notAfter when it ends by itself
 */
public record Verdict(
        CheckLine.Outcome overall,
        List<CheckLine> checks,
        Optional<Cause> cause,
        Instant asOf,
        Optional<Instant> notAfter) {

    public Verdict {
        checks = List.copyOf(checks);
        if (overall != CheckLine.Outcome.of(checks)) {
            throw new IllegalArgumentException("expected the outcome of the lines, but " + overall + " came");
        }
    }

    /** Why a claim must not count, what is final before what may pass; where several hold, the first is named. */
    public enum Cause {
        REVOKED,
        REPLACED,
        COMPROMISED,
        DISTRUSTED,
        SUSPENDED,
        EXPIRED
    }

    /** The issuer's word against the credential, where there was one: not that it could not be told. */
    public Optional<Standing> heldAgainst() {
        return checks.stream()
                .filter(line -> line.check() == CheckLine.Check.STATUS && line.outcome() == CheckLine.Outcome.FAILED)
                .flatMap(line -> line.reason().stream())
                .flatMap(Verdict::against)
                .findFirst();
    }

    private static Stream<Standing> against(String reason) {
        return Stream.of(Standing.State.REVOKED, Standing.State.REPLACED, Standing.State.SUSPENDED)
                .filter(state -> Finding.wireName(state).equals(reason))
                .map(Standing::of);
    }

    public boolean verified() {
        return overall == CheckLine.Outcome.PASSED;
    }
}
