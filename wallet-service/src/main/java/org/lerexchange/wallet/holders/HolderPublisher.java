package org.lerexchange.wallet.holders;

import org.lerexchange.events.HolderRegistered;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.schemas.Topics;

/** Answers for {@code ler.holder.registered}. */
final class HolderPublisher {

    private HolderPublisher() {}

    static StateOwner<HolderRegistered> owner(Wallets wallets) {
        return new StateOwner<>(
                Topics.HOLDER_REGISTERED,
                "wallet.holders",
                ref -> wallets.find(new RecipientRef(ref)).map(HolderMapping::toEvent));
    }
}
