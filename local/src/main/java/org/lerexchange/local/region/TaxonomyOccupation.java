package org.lerexchange.local.region;

import java.util.List;

/** An occupation of a taxonomy that the agency brings; its id is an O*NET-SOC code. */
public record TaxonomyOccupation(String id, String label, List<String> alternatives) {

    public TaxonomyOccupation {
        alternatives = List.copyOf(alternatives);
    }
}
