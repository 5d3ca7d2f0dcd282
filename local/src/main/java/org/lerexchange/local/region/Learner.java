package org.lerexchange.local.region;

import java.util.List;
import java.util.Optional;

/**
 * A learner and what the learner wishes for.
 *
 * @param planted whether the story looks for this name where no name may be
 */
public record Learner(
        String person,
        String name,
        String email,
        String field,
        Optional<String> area,
        List<String> modes,
        Optional<Integer> leastHourlyPayCents,
        boolean planted) {

    public Learner {
        modes = List.copyOf(modes);
    }
}
