package org.lerexchange.wallet.holders;

import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
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

    /** The open wallet of whoever is calling. Refuses who is no learner, and who has claimed no wallet. */
    public Mono<Holder> of(Caller caller) {
        return Mono.fromSupplier(
                        () -> new ClaimWallet.Subject(caller.must(Role.LEARNER).subject()))
                .flatMap(this::claimedBy)
                .switchIfEmpty(Mono.error(() ->
                        Refusal.of(404, "wallet.unclaimed", "expected a claimed wallet, but the caller has none")));
    }

    /** The open wallet that this person has claimed. */
    public Mono<Holder> claimedBy(ClaimWallet.Subject subject) {
        return wallets.of(subject).map(Wallet::holder);
    }
}
