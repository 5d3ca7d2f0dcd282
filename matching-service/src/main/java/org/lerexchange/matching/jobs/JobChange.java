package org.lerexchange.matching.jobs;

import java.util.Optional;

/**
 * What hearing of a job came to.
 *
 * @param effect whether the view changed
 * @param before as it was; empty where it was unknown
 * @param now as it is now; empty where the job is gone
 */
public record JobChange(Effect effect, Optional<OpenJob> before, Optional<OpenJob> now) {

    /** How what was heard stands to what was known. */
    public enum Effect {
        APPLIED,
        /** This very seq was there already. */
        DUPLICATE,
        /** A later seq was there already. */
        REPLACED
    }
}
