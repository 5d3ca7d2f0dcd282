package org.lerexchange.wallet.holdings;

import org.lerexchange.messaging.Said;
import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Mono;

/** Who wants to know of each credential that is kept, at least once; and says what follows from it. */
public interface Arrivals {

    /** Answers the same for a repeat: what is said is a function of what is stored. */
    Mono<Said> arrived(HolderId holder, CredentialId credential);
}
