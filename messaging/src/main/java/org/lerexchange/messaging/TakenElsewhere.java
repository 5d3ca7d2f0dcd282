package org.lerexchange.messaging;

/** A unique value that another document has: an answer of the store, not a passing fault. */
public final class TakenElsewhere extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TakenElsewhere(String collection) {
        super("expected a value of its own in " + collection + ", but another document has it");
    }
}
