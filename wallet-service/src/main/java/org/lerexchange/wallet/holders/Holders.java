package org.lerexchange.wallet.holders;

import reactor.core.publisher.Mono;

/** Who has a wallet. Empty where nobody has. */
public final class Holders {

    private final Wallets wallets;

    Holders(Wallets wallets) {
        this.wallets = wallets;
    }

    public Mono<Holder> find(RecipientRef ref) {
        return wallets.find(ref).map(Wallet::holder);
    }

    public Mono<Holder> find(HolderId id) {
        return wallets.of(id).map(Wallet::holder);
    }

    /** The open wallet that this person has claimed. */
    public Mono<Holder> claimedBy(ClaimWallet.Subject subject) {
        return wallets.of(subject).map(Wallet::holder);
    }
}
