package org.lerexchange.wallet.consent;

import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Mono;

/** A consent. */
public record ConsentId(String value) {

    public ConsentId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("expected an id for ConsentId, but another text came");
        }
    }

    /** Makes the ids, under a secret that never leaves the key room. */
    public interface Source {

        /** The same request of the same holder is always answered the same; from outside, nobody can tell whose it is. */
        Mono<ConsentId> of(HolderId holder, String request);
    }
}
