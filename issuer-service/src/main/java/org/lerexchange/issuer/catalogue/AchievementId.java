package org.lerexchange.issuer.catalogue;

import java.util.regex.Pattern;
import org.lerexchange.issuer.institutions.TenantId;

/** An achievement by its institution's own code. */
public record AchievementId(TenantId tenant, String code) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,99}");

    public AchievementId {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "expected a code of 1 to 100 letters, digits, dots, hyphens, underscores, but " + code + " came");
        }
    }

    /** {@code tenant:code}. */
    public String key() {
        return tenant.value() + ':' + code;
    }

    public static AchievementId ofKey(String key) {
        int colon = key.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("expected tenant:code, but " + key + " came");
        }
        return new AchievementId(new TenantId(key.substring(0, colon)), key.substring(colon + 1));
    }

    @Override
    public String toString() {
        return key();
    }
}
