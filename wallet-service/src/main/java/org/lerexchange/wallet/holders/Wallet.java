package org.lerexchange.wallet.holders;

import java.time.Instant;

/** A wallet as it is kept; {@code seq} is that of its registration. */
record Wallet(
        RecipientRef ref,
        Holder holder,
        String sealingKey,
        Naming naming,
        long seq,
        Instant registeredAt,
        Claim claim) {

    /** The seq of a registration that has not moved or ended. */
    static final long FIRST_SEQ = 1;

    /** Whether its person has come. */
    sealed interface Claim {

        /** Nobody has; these codes were tried in vain. */
        record Awaited(int wrongCodes) implements Claim {}

        /** This person has, once. */
        record Claimed(ClaimWallet.Subject by, Instant at) implements Claim {}
    }

    static Wallet dormant(Naming naming, HolderId id, HolderKeys.PublicKeys keys, Instant now) {
        return new Wallet(
                naming.ref(),
                new Holder(id, keys.did(), false),
                keys.sealingKey(),
                naming,
                FIRST_SEQ,
                now,
                new Claim.Awaited(0));
    }

    Wallet named(Naming newer) {
        return new Wallet(ref, holder, sealingKey, newer, seq, registeredAt, new Claim.Awaited(0));
    }

    Wallet afterAWrongCode(int wrongCodes) {
        return new Wallet(ref, holder, sealingKey, naming, seq, registeredAt, new Claim.Awaited(wrongCodes));
    }

    Wallet claimed(ClaimWallet.Subject by, Instant at) {
        Holder opened = new Holder(holder.id(), holder.did(), true);
        return new Wallet(ref, opened, sealingKey, naming, seq, registeredAt, new Claim.Claimed(by, at));
    }
}
