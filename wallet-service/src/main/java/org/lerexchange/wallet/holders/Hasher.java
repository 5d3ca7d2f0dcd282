package org.lerexchange.wallet.holders;

import java.util.List;
import reactor.core.publisher.Mono;

/** Makes recipient refs under the region's secret, which never leaves the key room. */
public interface Hasher {

    /** The refs of an e-mail under each version of the secret in use, newest first. */
    Mono<List<RecipientRef>> recipientRefs(ClaimWallet.VerifiedEmail email);
}
