package org.lerexchange.issuer.recipients;

/** What waits for a person, by its owner's id. */
public record WaitingId(String value) {

    public WaitingId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("expected the id of what waits, but an empty one came");
        }
    }
}
