package org.lerexchange.issuer.status;

import org.lerexchange.issuer.institutions.TenantId;

/**
 * A credential's place: the same index in each purpose's list of that number (Bitstring Status List 1.0, section 2.1).
 *
 * @param list counts from 1 within the tenant
 */
public record StatusPlace(TenantId tenant, int list, int index) {

    /** Entries of one list: the least that the specification allows, for the herd's privacy (section 6.1). */
    public static final int ENTRIES = 131_072;

    public StatusPlace {
        if (list < 1 || index < 0 || index >= ENTRIES) {
            throw new IllegalArgumentException("expected a list from 1 and an index below " + ENTRIES);
        }
    }

    /** {@code tenant/list#index}. */
    String key() {
        return tenant.value() + '/' + list + '#' + index;
    }

    static StatusPlace ofKey(String key) {
        int slash = key.indexOf('/');
        int hash = key.indexOf('#');
        return new StatusPlace(
                new TenantId(key.substring(0, slash)),
                Integer.parseInt(key.substring(slash + 1, hash)),
                Integer.parseInt(key.substring(hash + 1)));
    }
}
