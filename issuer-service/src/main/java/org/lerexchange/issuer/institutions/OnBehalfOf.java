package org.lerexchange.issuer.institutions;

import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;

/** For which institution a caller speaks: always the one of their token. */
public final class OnBehalfOf {

    private OnBehalfOf() {}

    /** Refuses with 403 whoever has none of the roles, or a token without an institution. */
    public static TenantId institution(Caller caller, Role... anyOf) {
        String tenant = caller.must(anyOf)
                .tenant()
                .orElseThrow(() -> Refusal.forbidden(
                        "tenant.missing", "expected a caller who speaks for an institution, but has none"));
        return named(tenant);
    }

    /** The tenant of that name; refuses with 404 what can be none. */
    static TenantId named(String tenant) {
        try {
            return new TenantId(tenant);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }
}
