package org.lerexchange.keyring;

/** A key was asked for that had been destroyed; it is never made anew under the same label. */
public final class KeyDestroyed extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeyDestroyed(String label) {
        super("expected a key, but the one under " + label + " was destroyed");
    }
}
