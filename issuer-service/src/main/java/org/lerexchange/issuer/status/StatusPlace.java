package org.lerexchange.issuer.status;

import org.lerexchange.issuer.institutions.TenantId;

/**
 * A credential's place in a published list (Bitstring Status List 1.0, section 2.1).
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

    /** The path of the published list that the place is in. */
    public String path() {
        return path(tenant, list);
    }

    static String path(TenantId tenant, int list) {
        return "/status-lists/" + tenant + '/' + list;
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
