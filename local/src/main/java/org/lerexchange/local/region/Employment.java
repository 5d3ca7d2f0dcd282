package org.lerexchange.local.region;

import java.util.Optional;

/** A position that a learner held or holds with an employer that issues records. Dates are ISO 8601. */
public record Employment(
        String id,
        String learner,
        String tenant,
        String achievement,
        String role,
        String from,
        Optional<String> until) {}
