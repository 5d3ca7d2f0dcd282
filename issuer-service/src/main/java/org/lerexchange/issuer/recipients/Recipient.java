package org.lerexchange.issuer.recipients;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One person: with a wallet or without.
 *
 * @param heardSeq the seq of {@code ler.holder.registered} applied last; 0 before the first
 * @param releasing what was taken from the waiting list, so that a repeat releases it again
 * @param namedSeq the seq of {@code ler.recipient.named} said last; 0 before the first
 */
record Recipient(
        RecipientRef ref,
        long heardSeq,
        Optional<Holder> holder,
        List<WaitingId> waiting,
        List<WaitingId> releasing,
        long namedSeq,
        Optional<Named> named) {

    /**
     * How the wallet service was told of them.
     *
     * @param sealed a JWE to the wallet service: the e-mail to be verified
     */
    record Named(int secretVersion, String claimCodeHash, String sealed, Instant time) {}

    Recipient {
        waiting = List.copyOf(waiting);
        releasing = List.copyOf(releasing);
    }

    static Recipient unheardOf(RecipientRef ref) {
        return new Recipient(ref, 0, Optional.empty(), List.of(), List.of(), 0, Optional.empty());
    }
}
