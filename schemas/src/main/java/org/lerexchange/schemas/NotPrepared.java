package org.lerexchange.schemas;

/** Why the exchange could not be prepared, in one line. */
public final class NotPrepared extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotPrepared(String message, Throwable cause) {
        super(message, cause);
    }

    NotPrepared(String message) {
        super(message);
    }
}
