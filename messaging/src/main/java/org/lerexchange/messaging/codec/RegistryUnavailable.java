package org.lerexchange.messaging.codec;

/** The registry could not be asked, or did not answer in its own words: a passing fault. */
public final class RegistryUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RegistryUnavailable(String message) {
        super(message);
    }

    public RegistryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
