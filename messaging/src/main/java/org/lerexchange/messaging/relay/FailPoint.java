package org.lerexchange.messaging.relay;

/** A place in the relay at which a trial lets the process die. */
public enum FailPoint {
    /** The write is in the store, and nothing of it has been said. */
    AFTER_WRITE_BEFORE_SAID("after-write-before-said"),
    /** Everything has been said and acknowledged, and is still pending in the store. */
    AFTER_SAID_BEFORE_PULL("after-said-before-pull");

    private final String text;

    FailPoint(String text) {
        this.text = text;
    }

    /** As it is written in the system property. */
    public String text() {
        return text;
    }
}
