package org.lerexchange.wallet.sharing;

import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.PartId;
import reactor.core.publisher.Mono;

/** The key room, as this room needs it for part ids. */
public interface PartIds {

    /** HMAC of the credential's digest under the consent's own key; the same two are always answered the same. */
    Mono<PartId> of(ConsentId consent, String digest);
}
