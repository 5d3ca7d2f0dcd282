package org.lerexchange.issuer.institutions;

import java.util.regex.Pattern;

/** An institution of the region: lower-case letters, digits, dots and hyphens, at most 63, so that it never has a colon. */
public record TenantId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a tenant of 1 to 63 lower-case letters, digits, dots and hyphens, but " + value
                            + " came");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
