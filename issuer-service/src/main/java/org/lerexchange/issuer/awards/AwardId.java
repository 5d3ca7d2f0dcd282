package org.lerexchange.issuer.awards;

import org.lerexchange.edge.PlainText;
import org.lerexchange.issuer.institutions.TenantId;

/** An award by the institution's own id: 1 to 128 characters without control characters. */
public record AwardId(TenantId tenant, String own) {

    private static final int LONGEST = 128;

    public AwardId {
        if (!valid(own)) {
            throw new IllegalArgumentException(
                    "expected an award id of 1 to 128 characters without control characters");
        }
    }

    static boolean valid(String own) {
        return !own.isBlank()
                && own.length() <= LONGEST
                && own.chars().noneMatch(Character::isISOControl)
                && PlainText.is(own);
    }

    /** {@code tenant:own}; a tenant has no colon, so this is never ambiguous. */
    public String key() {
        return tenant.value() + ':' + own;
    }

    public static AwardId ofKey(String key) {
        int colon = key.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("expected tenant:award, but " + key + " came");
        }
        return new AwardId(new TenantId(key.substring(0, colon)), key.substring(colon + 1));
    }

    @Override
    public String toString() {
        return key();
    }
}
