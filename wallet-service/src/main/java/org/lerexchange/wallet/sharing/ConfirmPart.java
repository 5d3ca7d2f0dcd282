package org.lerexchange.wallet.sharing;

import org.lerexchange.messaging.BrokenContract;
import reactor.core.publisher.Mono;

/** Takes note that a verdict on a part was heard: it is not said again. */
class ConfirmPart {

    private final Parts parts;

    ConfirmPart(Parts parts) {
        this.parts = parts;
    }

    /** What became of it. */
    enum Outcome {
        CONFIRMED,
        ALREADY_CONFIRMED,
        /** The consent has ended before the verdict came. */
        ENDED
    }

    Mono<Outcome> confirm(Part.Key key) {
        return parts.move(key, ConfirmPart::decide)
                .map(ConfirmPart::outcome)
                .switchIfEmpty(Mono.error(() -> new BrokenContract(
                        "NO_SUCH_PART", "expected a part that was presented here, but " + key.text())));
    }

    private static Part decide(Part part) {
        return part.status() instanceof Part.Status.Unconfirmed ? part.as(new Part.Status.Confirmed()) : part;
    }

    private static Outcome outcome(Parts.Moved moved) {
        if (moved.part().status() instanceof Part.Status.Ended) {
            return Outcome.ENDED;
        }
        return moved.changed() ? Outcome.CONFIRMED : Outcome.ALREADY_CONFIRMED;
    }
}
