package org.lerexchange.issuer.recipients;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.lerexchange.issuer.keys.Hasher;

/**
 * A person as the bus knows them: HMAC-SHA-256 of the normalised e-mail's UTF-8 under the region's secret, in base64url
 * without padding.
 */
public record RecipientRef(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public RecipientRef {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a recipient ref of 43 base64url characters, but " + value.length() + " characters came");
        }
    }

    public static RecipientRef of(Email email, Hasher region) {
        byte[] hash = region.hash(email.address().getBytes(StandardCharsets.UTF_8));
        return new RecipientRef(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    @Override
    public String toString() {
        return value;
    }
}
