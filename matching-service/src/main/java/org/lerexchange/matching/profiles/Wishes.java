package org.lerexchange.matching.profiles;

import java.util.List;
import java.util.Optional;

/**
 * What the learner looks for.
 *
 * @param modes the modes of work, by the names of WorkMode, sorted; empty means any
 */
record Wishes(Optional<String> area, List<String> modes, Optional<Long> minimumHourlyPayCents) {

    static final Wishes NONE = new Wishes(Optional.empty(), List.of(), Optional.empty());

    Wishes {
        modes = modes.stream().sorted().distinct().toList();
    }
}
