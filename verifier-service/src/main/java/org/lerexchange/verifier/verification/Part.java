package org.lerexchange.verifier.verification;

import java.time.Instant;
import java.util.Optional;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Verdict;
import org.lerexchange.verifier.watch.PartKey;
import org.lerexchange.verifier.watch.Seen;
import org.lerexchange.verifier.watch.Version;

/**
 * A part as it is kept: what was proved of it, what it is worth now, and what was said of it last.
 *
 * @param shared the presentation it rests on
 * @param said the last word on {@code ler.presentation.verified}
 * @param retraction the last word on {@code ler.claim.retracted}, where there ever was one
 */
record Part(PartKey key, String profile, Version shared, State state, Word said, Optional<Retraction> retraction) {

    /** Where it stands. */
    sealed interface State {

        /** Its issuer's and holder's proofs hold; what it is worth follows from the facts and the world. */
        record Proved(Facts facts, Seen.Issuer issuer, Verdict verdict) implements State {}

        /** Nothing could be proved, so nothing is kept but why. */
        record NotProved(Verdict verdict) implements State {}

        /** The consent is over: a gravestone, with nothing in it but what keeps it from coming back to life. */
        record Ended() implements State {}
    }

    /** The place and time of a word on a state topic. */
    record Word(long seq, Instant at) {
        Word next(Instant now) {
            return new Word(seq + 1, now);
        }
    }

    /**
     * That a claim must not count, or counts again.
     *
     * @param holds whether it is retracted; else it was lifted
     */
    record Retraction(boolean holds, Verdict.Cause cause, Instant since, Word said) {}

    boolean hasEnded() {
        return state instanceof State.Ended;
    }

    /** The kept facts: none where nothing was proved or the consent is over. */
    Optional<Facts> facts() {
        return state instanceof State.Proved proved ? Optional.of(proved.facts()) : Optional.empty();
    }

    Optional<Verdict> verdict() {
        return switch (state) {
            case State.Proved proved -> Optional.of(proved.verdict());
            case State.NotProved(Verdict verdict) -> Optional.of(verdict);
            case State.Ended() -> Optional.empty();
        };
    }

    Part with(State next, Instant now) {
        return new Part(key, profile, shared, next, said.next(now), retraction);
    }

    Part with(Retraction next) {
        return new Part(key, profile, shared, state, said, Optional.of(next));
    }
}
