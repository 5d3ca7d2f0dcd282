package org.lerexchange.wallet.consent;

import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Mono;

/** The pairwise pseudonym of a holder towards an audience. */
public record ProfileId(String value) {

    public ProfileId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("expected an id for ProfileId, but an empty text came");
        }
    }

    /** Makes the pseudonyms, under a secret that never leaves the key room. */
    public interface Source {

        /** Always the same for the same two; nothing joins the pseudonyms of two audiences. */
        Mono<ProfileId> pairwise(HolderId holder, Terms.Audience audience);
    }
}
