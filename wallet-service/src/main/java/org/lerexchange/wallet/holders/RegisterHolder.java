package org.lerexchange.wallet.holders;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.lerexchange.messaging.EventIds;
import reactor.core.publisher.Mono;

/** Makes a dormant wallet for somebody who is about to receive a record; the same person is always answered the same. */
class RegisterHolder {

    private static final UUID HOLDERS = UUID.fromString("2a7c1f0e-5b0d-5d53-8d0f-7a4f2f6c9b31");

    private final Wallets wallets;
    private final HolderKeys keys;
    private final Clock clock;

    RegisterHolder(Wallets wallets, HolderKeys keys, Clock clock) {
        this.wallets = wallets;
        this.keys = keys;
        this.clock = clock;
    }

    /** What became of a naming; the wallet is the stored one. */
    sealed interface Outcome {
        Wallet wallet();

        record Registered(Wallet wallet) implements Outcome {}

        record CodeRenewed(Wallet wallet) implements Outcome {}

        record AlreadyRegistered(Wallet wallet) implements Outcome {}
    }

    Mono<Outcome> register(Naming naming) {
        HolderId id = idOf(naming.ref());
        return wallets.find(naming.ref())
                .map(wallet -> new HolderKeys.PublicKeys(wallet.holder().did(), wallet.sealingKey()))
                .switchIfEmpty(Mono.defer(() -> keys.make(id)))
                .map(made -> Wallet.dormant(naming, id, made, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .flatMap(fresh -> wallets.change(naming.ref(), current -> decide(current, naming, fresh)));
    }

    /** A newer naming renews the code of a wallet that nobody has claimed; else a repeat changes nothing. */
    static Wallets.Decision<Outcome> decide(Optional<Wallet> current, Naming naming, Wallet fresh) {
        if (current.isEmpty()) {
            return Wallets.Decision.write(new Outcome.Registered(fresh), fresh);
        }
        Wallet wallet = current.get();
        if (wallet.holder().open() || !naming.isNewerThan(wallet.naming())) {
            return Wallets.Decision.keep(new Outcome.AlreadyRegistered(wallet));
        }
        Wallet renewed = wallet.named(naming);
        return Wallets.Decision.write(new Outcome.CodeRenewed(renewed), renewed);
    }

    private static HolderId idOf(RecipientRef ref) {
        return new HolderId(EventIds.named(HOLDERS, ref.value()).toString());
    }
}
