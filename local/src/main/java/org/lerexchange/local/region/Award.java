package org.lerexchange.local.region;

import java.util.Optional;

/**
 * A fact that an institution or an employer records about a learner. Dates are ISO 8601.
 *
 * @param id the institution's own, with the seed and the run in it
 */
public record Award(
        String id, String tenant, String achievement, Learner learner, String on, Optional<Employment> employment) {}
