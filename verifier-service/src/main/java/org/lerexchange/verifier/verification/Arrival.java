package org.lerexchange.verifier.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lerexchange.verifier.checks.CheckLine;
import org.lerexchange.verifier.checks.CheckLine.Outcome;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Gathered;
import org.lerexchange.verifier.checks.Verdict;
import org.lerexchange.verifier.watch.PartKey;
import org.lerexchange.verifier.watch.Seen;
import org.lerexchange.verifier.watch.Version;

/**
 * A presentation as it came.
 *
 * @param verifier whom it names as its reader
 * @param sealed a JWE; what is in it is nobody's but the verifier's
 */
record Arrival(PartKey key, String profile, Version version, String verifier, String sealed) {

    /** What a presentation is to what is kept of its part. */
    enum Place {
        NEW,
        /** The same once more, and what is kept of it is final. */
        REPEATED,
        OVERTAKEN,
        AFTER_THE_END
    }

    /** A verdict that waited for something out of reach is not final: the same bytes are read once more. */
    Place after(Optional<Part> kept) {
        if (kept.isEmpty()) {
            return Place.NEW;
        }
        Part part = kept.get();
        if (part.hasEnded()) {
            return Place.AFTER_THE_END;
        }
        if (version.isOlderThan(part.shared())) {
            return Place.OVERTAKEN;
        }
        return part.shared().equals(version) && isFinal(part) ? Place.REPEATED : Place.NEW;
    }

    private static boolean isFinal(Part part) {
        return part.facts().isPresent()
                || part.verdict()
                        .filter(verdict -> verdict.overall() == Outcome.FAILED)
                        .isPresent();
    }

    /** The part with what was proved, judged by the world. */
    Part proved(Optional<Part> kept, Facts facts, Seen seen, Instant now) {
        return JudgeDecision.judged(base(kept, now), facts, seen, now);
    }

    /** The part with why nothing was proved; the same why is not said anew. */
    Part notProved(Optional<Part> kept, List<CheckLine> lines, Instant now) {
        Part base = base(kept, now);
        boolean said = base.state() instanceof Part.State.NotProved(Verdict before)
                && before.checks().equals(lines)
                && base.said().seq() > 0;
        Verdict verdict = new Verdict(Outcome.of(lines), lines, Optional.empty(), now, Optional.empty());
        return said ? base : base.with(new Part.State.NotProved(verdict), now);
    }

    Part ended(Optional<Part> kept, Instant now) {
        return kept.filter(Part::hasEnded).orElseGet(() -> base(kept, now).with(new Part.State.Ended(), now));
    }

    private Part base(Optional<Part> kept, Instant now) {
        Verdict nothing = new Verdict(Outcome.INCONCLUSIVE, List.of(), Optional.empty(), now, Optional.empty());
        return new Part(
                key,
                profile,
                version,
                kept.map(Part::state).orElseGet(() -> new Part.State.NotProved(nothing)),
                kept.map(Part::said).orElseGet(() -> new Part.Word(0, now)),
                kept.flatMap(Part::retraction));
    }

    /** The facts, if the proofs of issuer and holder hold: nothing is kept of what was not proved. */
    static Optional<Facts> proved(Gathered gathered) {
        return gathered instanceof Gathered.Readable(Facts facts)
                        && Outcome.of(proofs(facts)) == Outcome.PASSED
                        && facts.holderBinding().isPresent()
                ? Optional.of(facts)
                : Optional.empty();
    }

    /** What the bytes alone say; the world has no part in it, so that it is the same whenever they come. */
    static List<CheckLine> proofs(Gathered gathered) {
        return switch (gathered) {
            case Gathered.Readable(Facts facts) -> proofs(facts);
            case Gathered.Unreadable(List<CheckLine> lines) -> lines;
        };
    }

    private static List<CheckLine> proofs(Facts facts) {
        List<CheckLine> lines = new ArrayList<>(List.of(facts.structure(), facts.proof(), facts.issuerControl()));
        facts.holderBinding().ifPresent(lines::add);
        return lines;
    }
}
