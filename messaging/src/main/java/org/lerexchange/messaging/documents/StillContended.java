package org.lerexchange.messaging.documents;

/** Others wrote the document before us every time we tried: a passing fault, to be tried again later. */
public final class StillContended extends RuntimeException {

    private static final long serialVersionUID = 1;

    StillContended(String collection, long attempts) {
        super("expected one of " + attempts + " guarded writes in " + collection + " to come first, but others did");
    }
}
