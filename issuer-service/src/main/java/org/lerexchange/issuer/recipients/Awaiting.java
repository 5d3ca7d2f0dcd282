package org.lerexchange.issuer.recipients;

import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** The port through which what waited is released, once its person has a wallet. */
@FunctionalInterface
public interface Awaiting {

    /** Called once or many times for the same; answers what is to be said of it. */
    Mono<Said> release(WaitingId waiting, RecipientRef ref, Holder holder);
}
