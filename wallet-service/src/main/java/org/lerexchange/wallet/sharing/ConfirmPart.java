package org.lerexchange.wallet.sharing;

import org.lerexchange.messaging.BrokenContract;
import reactor.core.publisher.Mono;

/**
 * Takes note that a verdict on a part was heard: it is not said again. Where the verdict is that nothing could be checked
 * yet, it is: the same bytes, said later, are checked again.
 */
class ConfirmPart {

    private final Parts parts;

    ConfirmPart(Parts parts) {
        this.parts = parts;
    }

    /** What became of it. */
    enum Outcome {
        CONFIRMED,
        ALREADY_CONFIRMED,
        /** Nothing could be checked: the part goes on waiting for a verdict. */
        WAITS_ON,
        /** The consent has ended before the verdict came. */
        ENDED
    }

    /** What a verdict is to its part. */
    enum Verdict {
        FINAL,
        /** Inconclusive, without a claim: an issuer, say, was out of reach. */
        NOT_CHECKED
    }

    Mono<Outcome> confirm(Part.Key key, Verdict verdict) {
        return parts.move(key, part -> decide(part, verdict))
                .map(ConfirmPart::outcome)
                .switchIfEmpty(Mono.error(() -> new BrokenContract(
                        "NO_SUCH_PART", "expected a part that was presented here, but " + key.text())));
    }

    private static Part decide(Part part, Verdict verdict) {
        return part.isUnconfirmed() && verdict == Verdict.FINAL ? part.as(new Part.Status.Confirmed()) : part;
    }

    private static Outcome outcome(Parts.Moved moved) {
        if (moved.part().status() instanceof Part.Status.Ended) {
            return Outcome.ENDED;
        }
        if (moved.part().isUnconfirmed()) {
            return Outcome.WAITS_ON;
        }
        return moved.changed() ? Outcome.CONFIRMED : Outcome.ALREADY_CONFIRMED;
    }
}
