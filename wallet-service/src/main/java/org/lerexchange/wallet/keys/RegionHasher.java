package org.lerexchange.wallet.keys;

import java.util.List;
import org.lerexchange.keyring.Email;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.wallet.holders.ClaimWallet;
import org.lerexchange.wallet.holders.Hasher;
import org.lerexchange.wallet.holders.RecipientRef;
import reactor.core.publisher.Mono;

/** Makes recipient refs under the region's secret; what is no e-mail has none. */
final class RegionHasher implements Hasher {

    private final RecipientRefs refs;

    RegionHasher(RecipientRefs refs) {
        this.refs = refs;
    }

    @Override
    public Mono<List<RecipientRef>> recipientRefs(ClaimWallet.VerifiedEmail email) {
        return Mono.fromSupplier(() -> Email.parse(email.value()).map(refs::all).orElse(List.of()).reversed().stream()
                .map(RecipientRef::new)
                .toList());
    }
}
