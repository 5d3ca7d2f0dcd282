package org.lerexchange.wallet.holders;

import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored wallets, by recipient ref. */
class Wallets {

    private static final String COLLECTION = "holders-wallets";

    private final Documents documents;

    Wallets(Database database) {
        this.documents = database.open(COLLECTION, WalletDocument.HOLDER, WalletDocument.SUBJECT);
    }

    Mono<Wallet> find(RecipientRef ref) {
        return documents.find(ref.value()).map(WalletDocument::read);
    }

    Mono<Wallet> of(HolderId holder) {
        return documents.findBy(WalletDocument.HOLDER, holder.value()).map(WalletDocument::read);
    }

    Mono<Wallet> of(ClaimWallet.Subject subject) {
        return documents.findBy(WalletDocument.SUBJECT, subject.value()).map(WalletDocument::read);
    }

    Flux<Wallet> all() {
        return documents.all().map(WalletDocument::read);
    }

    /** One guarded write of what is decided. */
    <A> Mono<A> change(RecipientRef ref, Function<Optional<Wallet>, Decision<A>> decide) {
        return documents.change(
                ref.value(),
                document -> decide.apply(document.map(WalletDocument::read)).toChange());
    }

    /** The answer, and the wallet as it shall be where it changes. */
    record Decision<A>(A answer, Optional<Wallet> next) {

        static <A> Decision<A> keep(A answer) {
            return new Decision<>(answer, Optional.empty());
        }

        static <A> Decision<A> write(A answer, Wallet next) {
            return new Decision<>(answer, Optional.of(next));
        }

        Change<A> toChange() {
            return next.map(WalletDocument::of)
                    .map(document -> Change.write(answer, document))
                    .orElseGet(() -> Change.keep(answer));
        }
    }
}
