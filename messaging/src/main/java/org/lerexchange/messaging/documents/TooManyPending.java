package org.lerexchange.messaging.documents;

/** A document has as many unsaid events as one may have: a passing fault, gone when the relay has said some. */
public final class TooManyPending extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyPending(int pending) {
        super("expected at most " + RailFields.PENDING_AT_MOST + " pending events in a document, but " + pending
                + " came");
    }
}
