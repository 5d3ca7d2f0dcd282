package org.lerexchange.benchmarks;

import org.lerexchange.local.region.Learner;

/**
 * A learner with an open wallet who shares for matching.
 *
 * @param consents how many live consents the learner has
 */
record Subject(Learner learner, String consentId, int consents) {

    String person() {
        return learner.person();
    }
}
