package org.lerexchange.wallet.holders;

/** A holder, inside the wallet service; it never rides the log. */
public record HolderId(String value) {

    public HolderId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("expected an id for HolderId, but another text came");
        }
    }
}
