package org.lerexchange.local.region;

import java.util.List;

/** A skill of a taxonomy that the agency brings. */
public record TaxonomySkill(String id, String label, List<String> alternatives, String kind, List<String> broader) {

    public TaxonomySkill {
        alternatives = List.copyOf(alternatives);
        broader = List.copyOf(broader);
    }
}
