package org.lerexchange.wallet.holdings;

import java.time.Instant;
import java.util.Optional;

/** The standing of a credential, and which news of it that is. */
record StandingNews(
        CredentialId credential,
        Standing standing,
        Optional<CredentialId> replacedBy,
        Optional<String> reason,
        Instant since,
        int generation,
        long seq) {

    /** What holds of a credential of which nothing was heard. */
    static StandingNews none(CredentialId credential) {
        return new StandingNews(credential, Standing.IN_FORCE, Optional.empty(), Optional.empty(), Instant.EPOCH, 0, 0);
    }

    /** Since when it holds; empty of what was never said. */
    Optional<Instant> saidSince() {
        return seq == 0 ? Optional.empty() : Optional.of(since);
    }

    boolean isNewerThan(StandingNews other) {
        return generation != other.generation ? generation > other.generation : seq > other.seq;
    }
}
