package org.lerexchange.wallet.sharing;

import java.time.Instant;
import org.lerexchange.wallet.consent.Consent;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.PartId;
import org.lerexchange.wallet.consent.ProfileId;
import org.lerexchange.wallet.consent.Terms;
import org.lerexchange.wallet.holders.HolderId;

/**
 * One credential under one consent, as it is or was shared.
 *
 * @param seq of its presentation; a part is presented once
 * @param at when it was presented
 */
record Part(Key key, HolderId holder, ProfileId profile, Shown shown, long seq, Instant at, Status status) {

    static final long FIRST_SEQ = 1;

    /** Consent and part. */
    record Key(ConsentId consent, PartId part) {

        String text() {
            return consent.value() + ':' + part.value();
        }

        String challenge(long seq) {
            return text() + ':' + seq;
        }
    }

    /** What is shown to whom: enough to ask the consent again. */
    record Shown(VerifierId to, Terms.Category category, Instant heldAt) {

        Consent.Candidate asCandidate(PartId part) {
            return new Consent.Candidate(part, category, heldAt);
        }
    }

    /** How far it is. */
    sealed interface Status {

        /** No verdict was heard yet; the same bytes are said again. */
        record Unconfirmed(String presentation) implements Status {}

        /** A verdict was heard; the presentation is not kept any longer. */
        record Confirmed() implements Status {}

        /** The consent does not cover it any longer; nothing is kept but this. */
        record Ended() implements Status {}
    }

    Part as(Status next) {
        return new Part(key, holder, profile, shown, seq, at, next);
    }

    boolean isUnconfirmed() {
        return status instanceof Status.Unconfirmed;
    }

    Consent.Candidate candidate() {
        return shown.asCandidate(key.part());
    }
}
