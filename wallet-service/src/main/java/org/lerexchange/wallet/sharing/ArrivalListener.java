package org.lerexchange.wallet.sharing;

import org.lerexchange.messaging.Said;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holdings.Arrivals;
import org.lerexchange.wallet.holdings.CredentialId;
import reactor.core.publisher.Mono;

/** Is told of each new holding, and shares it under the consents that cover it. */
class ArrivalListener implements Arrivals {

    private final ShareHoldings shareHoldings;

    ArrivalListener(ShareHoldings shareHoldings) {
        this.shareHoldings = shareHoldings;
    }

    @Override
    public Mono<Said> arrived(HolderId holder, CredentialId credential) {
        return shareHoldings.arrived(holder, credential).map(SharingMapping::toSaid);
    }
}
