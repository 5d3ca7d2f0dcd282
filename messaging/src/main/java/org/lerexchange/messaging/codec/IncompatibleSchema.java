package org.lerexchange.messaging.codec;

/** The subject refuses the schema: incompatible (409) or invalid (422xx). */
public final class IncompatibleSchema extends RuntimeException {

    private static final long serialVersionUID = 1;

    public IncompatibleSchema(String message) {
        super(message);
    }
}
