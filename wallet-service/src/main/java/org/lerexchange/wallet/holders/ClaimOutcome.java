package org.lerexchange.wallet.holders;

/** What became of a claim to a wallet. */
public sealed interface ClaimOutcome {

    /** The wallet is open, and this person's. */
    record Opened(HolderId holder) implements ClaimOutcome {}

    /**
     * It stays as it is.
     *
     * @param triesLeft codes that may still be tried within a day of the first wrong one
     */
    record Refused(Reason reason, int triesLeft) implements ClaimOutcome {

        /** For a reason that no further try changes. */
        Refused(Reason reason) {
            this(reason, 0);
        }
    }

    /** Why a wallet does not open (DESIGN, section 4, step 3). */
    enum Reason {
        /** The e-mail has no wallet, or the code is not its own; which of the two is not told. */
        WRONG_EMAIL_OR_CODE,
        /** The limit of wrong codes is met; a day after the first of them the code may be tried again. */
        TOO_MANY_WRONG_CODES,
        /** A wallet is claimed once. */
        CLAIMED_BY_ANOTHER,
        /** A person has one wallet. */
        PERSON_HAS_ANOTHER_WALLET
    }
}
