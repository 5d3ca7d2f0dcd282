package org.lerexchange.issuer.awards;

import java.util.regex.Pattern;

/** A roster by the id under which its institution sent it, 1 to 64 letters, digits, dots, hyphens, underscores, colons. */
public record RosterId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    public RosterId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a roster id of 1 to 64 plain characters, but " + value + " came");
        }
    }
}
