package org.lerexchange.issuer.status;

import java.util.Comparator;
import org.lerexchange.issuer.institutions.TenantId;

/**
 * A published list.
 *
 * @param number counts from 1 within the tenant
 */
record StatusListId(TenantId tenant, int number) implements Comparable<StatusListId> {

    private static final Comparator<StatusListId> ORDER =
            Comparator.comparing((StatusListId id) -> id.tenant().value()).thenComparing(StatusListId::number);

    static StatusListId of(StatusPlace place) {
        return new StatusListId(place.tenant(), place.list());
    }

    @Override
    public int compareTo(StatusListId other) {
        return ORDER.compare(this, other);
    }
}
