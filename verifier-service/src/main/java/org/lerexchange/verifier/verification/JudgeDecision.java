package org.lerexchange.verifier.verification;

import java.time.Instant;
import java.util.Optional;
import org.lerexchange.verifier.checks.CheckFacts;
import org.lerexchange.verifier.checks.CheckLine.Outcome;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Standing;
import org.lerexchange.verifier.checks.Verdict;
import org.lerexchange.verifier.watch.Seen;

/** What becomes of a part in a world: values in, values out. The same part is the answer where nothing changes. */
final class JudgeDecision {

    private JudgeDecision() {}

    static Part judged(Part part, Seen seen, Instant now) {
        if (part.hasEnded()) {
            return part;
        }
        if (seen.ended()) {
            return part.with(new Part.State.Ended(), now);
        }
        return part.facts().map(facts -> judged(part, facts, seen, now)).orElse(part);
    }

    /** The part with these facts, judged by the world. */
    static Part judged(Part part, Facts facts, Seen seen, Instant now) {
        Verdict verdict =
                CheckFacts.against(facts, remembering(part, facts, seen).at(now));
        return taken(part, new Part.State.Proved(facts, seen.issuer(), verdict), now);
    }

    /** Silence takes nothing back: what the issuer said against the credential holds until it says otherwise. */
    private static Seen remembering(Part part, Facts facts, Seen seen) {
        boolean silent = seen.standing().state() == Standing.State.UNKNOWN;
        return part.facts()
                .filter(before -> silent && isSameCredential(before, facts))
                .flatMap(before -> part.verdict())
                .flatMap(Verdict::heldAgainst)
                .map(seen::with)
                .orElse(seen);
    }

    private static boolean isSameCredential(Facts before, Facts facts) {
        return before.credentialId().equals(facts.credentialId())
                && before.issuer().equals(facts.issuer());
    }

    /** The part with a new state; a verdict that says the same as the one before is not said again. */
    private static Part taken(Part part, Part.State.Proved next, Instant now) {
        if (part.state() instanceof Part.State.Proved before && saysTheSame(before, next)) {
            return part;
        }
        Part judged = part.with(next, now);
        return retraction(part, next, now).map(judged::with).orElse(judged);
    }

    private static boolean saysTheSame(Part.State.Proved before, Part.State.Proved next) {
        Verdict old = before.verdict();
        Verdict fresh = next.verdict();
        return before.facts().equals(next.facts())
                && before.issuer().equals(next.issuer())
                && old.checks().equals(fresh.checks())
                && old.cause().equals(fresh.cause())
                && old.notAfter().equals(fresh.notAfter());
    }

    /** A claim that counted is retracted where the world says why; one that was retracted is lifted, or told a new why. */
    private static Optional<Part.Retraction> retraction(Part part, Part.State.Proved next, Instant now) {
        Optional<Verdict.Cause> cause =
                next.verdict().overall() == Outcome.FAILED ? next.verdict().cause() : Optional.empty();
        Optional<Part.Retraction> before = part.retraction();
        boolean retracted = before.filter(Part.Retraction::holds).isPresent();
        Part.Word said = before.map(Part.Retraction::said)
                .orElseGet(() -> new Part.Word(0, now))
                .next(now);
        if (cause.isEmpty()) {
            return before.filter(Part.Retraction::holds)
                    .map(held -> new Part.Retraction(false, held.cause(), now, said));
        }
        if (before.filter(held -> held.holds() && held.cause() == cause.get()).isPresent()) {
            return Optional.empty();
        }
        return retracted || counted(part)
                ? Optional.of(new Part.Retraction(true, cause.get(), since(cause.get(), next.facts(), now), said))
                : Optional.empty();
    }

    private static boolean counted(Part part) {
        return part.facts().isPresent()
                && part.verdict()
                        .filter(verdict -> verdict.overall() != Outcome.FAILED)
                        .isPresent();
    }

    /** Never the issuer's own time: whoever hears both could tell by it which credential a part is. */
    private static Instant since(Verdict.Cause cause, Facts facts, Instant now) {
        return cause == Verdict.Cause.EXPIRED ? facts.validUntil().orElse(now) : now;
    }
}
