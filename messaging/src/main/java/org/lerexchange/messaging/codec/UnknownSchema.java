package org.lerexchange.messaging.codec;

/** The registry answered that it has no such subject, version, schema or id (error codes 404xx). */
public final class UnknownSchema extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownSchema(String message) {
        super(message);
    }
}
