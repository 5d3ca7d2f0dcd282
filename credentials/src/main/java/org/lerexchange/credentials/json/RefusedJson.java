package org.lerexchange.credentials.json;

/** A text is not JSON that we accept; carries the reason, never the text. */
public final class RefusedJson extends RuntimeException {
    private final JsonFlaw flaw;

    RefusedJson(JsonFlaw flaw) {
        super("expected strict JSON, found " + flaw);
        this.flaw = flaw;
    }

    /** The reason. */
    public JsonFlaw flaw() {
        return flaw;
    }
}
