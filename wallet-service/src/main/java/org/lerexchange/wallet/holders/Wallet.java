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

        /**
         * Nobody has.
         *
         * @param wrongCodes codes that were tried in vain
         * @param since when the first of them was
         */
        record Awaited(int wrongCodes, Instant since) implements Claim {

            /** The same, with an old day's wrong codes forgotten. */
            Awaited at(Instant now) {
                return now.isBefore(since.plus(ClaimWallet.WRONG_CODES_STAY)) ? this : new Awaited(0, now);
            }

            Awaited andOneMore(Instant now) {
                return new Awaited(wrongCodes + 1, wrongCodes == 0 ? now : since);
            }
        }

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
                new Claim.Awaited(0, now));
    }

    Wallet named(Naming newer) {
        return new Wallet(ref, holder, sealingKey, newer, seq, registeredAt, new Claim.Awaited(0, registeredAt));
    }

    Wallet afterAWrongCode(Claim.Awaited counted) {
        return new Wallet(ref, holder, sealingKey, naming, seq, registeredAt, counted);
    }

    Wallet claimed(ClaimWallet.Subject by, Instant at) {
        Holder opened = new Holder(holder.id(), holder.did(), true);
        return new Wallet(ref, opened, sealingKey, naming, seq, registeredAt, new Claim.Claimed(by, at));
    }
}
