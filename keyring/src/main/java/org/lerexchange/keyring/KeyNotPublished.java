package org.lerexchange.keyring;

/** Nothing can be sealed to a service now: no key of it for this day has been heard. A fault that passes. */
public final class KeyNotPublished extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeyNotPublished(String service) {
        super("expected a sealing key of the " + service
                + " service for this day on ler.key.published, but none was heard; it publishes them when it starts");
    }
}
