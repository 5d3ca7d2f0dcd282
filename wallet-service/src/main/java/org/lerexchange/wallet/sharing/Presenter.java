package org.lerexchange.wallet.sharing;

import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Mono;

/** The key room, as this room needs it: makes presentations in the holder's name. */
public interface Presenter {

    /** A presentation signed by the holder's key, as a JWE to the verifier's key of the day. */
    Mono<String> present(Request request);

    /**
     * What to present to whom.
     *
     * @param credential the JWE to the holder in which the credential is kept
     * @param domain the verifier's id (Data Integrity 1.0, section 2.1)
     * @param challenge {@code consent id : part id : seq}
     */
    record Request(HolderId holder, String credential, VerifierId domain, String challenge) {}
}
