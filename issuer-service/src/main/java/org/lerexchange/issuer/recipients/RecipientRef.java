package org.lerexchange.issuer.recipients;

import java.util.regex.Pattern;

/** A person as the bus knows them; {@code RecipientRefs} of the keyring makes them of an e-mail. */
public record RecipientRef(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public RecipientRef {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a recipient ref of 43 base64url characters, but " + value.length() + " characters came");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
