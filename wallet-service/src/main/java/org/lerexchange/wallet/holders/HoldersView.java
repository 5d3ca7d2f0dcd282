package org.lerexchange.wallet.holders;

import java.util.List;
import java.util.stream.Stream;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import reactor.core.publisher.Mono;

/** Says in brief who has a wallet; its story is who has claimed one, by the identity provider's ids of people. */
final class HoldersView implements ReadModel {

    private final Wallets wallets;

    HoldersView(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public String name() {
        return "holders";
    }

    @Override
    public Mono<ModelState> state() {
        return wallets.all().collectList().map(HoldersView::stateOf);
    }

    static ModelState stateOf(List<Wallet> wallets) {
        List<String> claimed =
                wallets.stream().flatMap(HoldersView::claimedBy).sorted().toList();
        return new ModelState(
                wallets.size(),
                digest(wallets.stream().map(Wallet::toString)),
                digest(Stream.concat(Stream.of(wallets.size() + " wallets"), claimed.stream())));
    }

    private static Stream<String> claimedBy(Wallet wallet) {
        return switch (wallet.claim()) {
            case Wallet.Claim.Awaited awaited -> Stream.of();
            case Wallet.Claim.Claimed claimed -> Stream.of(claimed.by().value());
        };
    }

    private static String digest(Stream<String> lines) {
        return ClaimWallet.sha256(String.join("\n", lines.toList()));
    }
}
