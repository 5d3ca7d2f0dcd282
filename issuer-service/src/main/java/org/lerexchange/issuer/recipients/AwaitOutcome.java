package org.lerexchange.issuer.recipients;

import org.lerexchange.messaging.Event;

/** Whether a person can receive. */
public sealed interface AwaitOutcome {

    /** They have a wallet: nothing was put on the waiting list. */
    record Known(Holder holder) implements AwaitOutcome {}

    /** It waits; the event names the recipient and is said by whoever asked. A repeat gets the same event. */
    record Waiting(Event<?> named) implements AwaitOutcome {}

    /** {@link Recipients#WAITING_LIMIT} awards wait for this person already. */
    record Full() implements AwaitOutcome {}
}
