package org.lerexchange.issuer.recipients;

import java.util.Optional;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A person has a wallet: one write sets the holder and takes the waiting list, then what was taken is released.
 *
 * <p>A repeat releases the same again, as the first time may have died on the way.
 */
public final class RegisterHolder {

    private final Recipients recipients;
    private final Awaiting awaiting;

    public RegisterHolder(Recipients recipients, Awaiting awaiting) {
        this.recipients = recipients;
        this.awaiting = awaiting;
    }

    Mono<Said> registered(RecipientRef ref, long seq, Optional<Holder> holder) {
        return recipients.registered(ref, seq, holder).flatMap(decided -> switch (decided) {
            case RecipientDecision.OfHolder.Taken(Recipient next) -> release(next, Said.applied());
            case RecipientDecision.OfHolder.TakenBefore(Recipient as) -> release(as, Said.duplicate());
            case RecipientDecision.OfHolder.Older() -> Mono.just(Said.replaced());
        });
    }

    private Mono<Said> release(Recipient one, Said said) {
        return Mono.justOrEmpty(one.holder())
                .flatMapMany(holder -> Flux.fromIterable(one.releasing())
                        .concatMap(waiting -> awaiting.release(waiting, one.ref(), holder)))
                .reduce(said, Said::and);
    }
}
