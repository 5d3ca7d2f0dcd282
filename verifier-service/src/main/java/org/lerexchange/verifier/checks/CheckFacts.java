package org.lerexchange.verifier.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.lerexchange.verifier.checks.CheckLine.Check;
import org.lerexchange.verifier.checks.Verdict.Cause;

/**
 * Judges kept facts by today's world. The same facts and the same world always get the same verdict, so that a change of
 * the world is judged without the credential.
 */
public final class CheckFacts {

    /** By how much an issuer's clock may be ahead of ours before what it signs has not begun. */
    public static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(60);

    private CheckFacts() {}

    /** The verdict on a credential, with a line for every check. */
    public static Verdict against(Facts facts, World world) {
        List<CheckLine> lines = new ArrayList<>();
        lines.add(facts.structure());
        lines.add(proof(facts, world));
        lines.add(facts.issuerControl());
        facts.holderBinding().ifPresent(lines::add);
        lines.add(validity(facts, world.now()));
        lines.add(status(world.standing()));
        lines.add(trust(facts, world.trust()));
        return new Verdict(CheckLine.Outcome.of(lines), lines, cause(facts, world), world.now(), facts.validUntil());
    }

    /** What never changes, except that a key may turn out to have been in other hands. */
    private static CheckLine proof(Facts facts, World world) {
        boolean held = facts.proof().outcome() == CheckLine.Outcome.PASSED;
        return held && compromised(facts, world) ? failed(Check.PROOF, Finding.KEY_COMPROMISED) : facts.proof();
    }

    /** When it was made, by its own word, saves no proof: whoever has the key writes any date. */
    private static boolean compromised(Facts facts, World world) {
        return facts.verificationMethods().stream()
                .flatMap(key -> world.trust().compromisedSince(key).stream())
                .anyMatch(since -> world.firstSeen().filter(since::isAfter).isEmpty());
    }

    private static CheckLine validity(Facts facts, Instant now) {
        if (expired(facts, now)) {
            return failed(Check.VALIDITY, Finding.EXPIRED);
        }
        boolean begun = facts.validFrom()
                .filter(from -> from.isAfter(now.plus(CLOCKS_MAY_DIFFER)))
                .isEmpty();
        return begun ? CheckLine.passed(Check.VALIDITY) : failed(Check.VALIDITY, Finding.NOT_YET_VALID);
    }

    private static boolean expired(Facts facts, Instant now) {
        return facts.validUntil().filter(until -> !until.isAfter(now)).isPresent();
    }

    private static CheckLine status(Standing standing) {
        return switch (standing.state()) {
            case IN_FORCE -> CheckLine.passed(Check.STATUS);
            case REVOKED -> failed(Check.STATUS, Finding.REVOKED);
            case REPLACED -> failed(Check.STATUS, Finding.REPLACED);
            case SUSPENDED -> failed(Check.STATUS, Finding.SUSPENDED);
            case UNKNOWN ->
                CheckLine.inconclusive(Check.STATUS, standing.reason().orElseGet(Finding.STATUS_UNREACHABLE::wireName));
        };
    }

    private static CheckLine trust(Facts facts, Trust trust) {
        return switch (trust.state()) {
            case UNKNOWN -> failed(Check.TRUST, Finding.ISSUER_UNKNOWN);
            case SUSPENDED -> failed(Check.TRUST, Finding.TRUST_SUSPENDED);
            case WITHDRAWN -> failed(Check.TRUST, Finding.TRUST_WITHDRAWN);
            case ACCREDITED ->
                trust.covers(facts.achievementType())
                        ? CheckLine.passed(Check.TRUST)
                        : failed(Check.TRUST, Finding.NOT_ACCREDITED);
        };
    }

    private static Optional<Cause> cause(Facts facts, World world) {
        EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
        switch (world.standing().state()) {
            case REVOKED -> causes.add(Cause.REVOKED);
            case REPLACED -> causes.add(Cause.REPLACED);
            case SUSPENDED -> causes.add(Cause.SUSPENDED);
            case IN_FORCE, UNKNOWN -> {}
        }
        if (compromised(facts, world)) {
            causes.add(Cause.COMPROMISED);
        }
        if (trust(facts, world.trust()).outcome() == CheckLine.Outcome.FAILED) {
            causes.add(Cause.DISTRUSTED);
        }
        if (expired(facts, world.now())) {
            causes.add(Cause.EXPIRED);
        }
        return causes.stream().findFirst();
    }

    private static CheckLine failed(Check check, Finding finding) {
        return CheckLine.failed(check, finding.wireName());
    }
}
