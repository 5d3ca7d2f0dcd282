package org.lerexchange.messaging.documents;

/** Somebody wrote between our read and our write; never leaves this room. */
final class GuardLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    GuardLost() {
        super("somebody else wrote first", null, false, false);
    }
}
