package org.lerexchange.messaging;

/**
 * An event that can never be applied: not what its topic promises. It goes to the dead letters at once.
 *
 * <p>The message says what was expected and what came, with ids; never names, claims, tokens or key material.
 */
public final class BrokenContract extends RuntimeException {

    /** More than a record of a topic can hold. */
    public static final String TOO_LARGE = "TOO_LARGE";

    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code a short constant by which dead letters are counted */
    public BrokenContract(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
