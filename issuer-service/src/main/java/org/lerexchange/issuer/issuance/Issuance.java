package org.lerexchange.issuer.issuance;

import java.time.Instant;
import java.util.Optional;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.issuer.catalogue.AchievementId;
import org.lerexchange.issuer.institutions.IssuerDid;
import org.lerexchange.issuer.recipients.RecipientRef;
import org.lerexchange.issuer.status.CredentialId;

/**
 * What became of one award, and what was issued for it.
 *
 * @param seq the seq of {@code ler.award.recorded} applied last
 * @param pending what is issued once the person has a wallet
 * @param made how many credentials were issued for it, corrections included
 * @param credential the last of them
 */
record Issuance(
        AwardId id,
        long seq,
        Optional<Integer> row,
        Optional<Pending> pending,
        int made,
        Optional<Made> credential,
        Answer answer) {

    record Pending(
            RecipientRef ref, IssuerDid issuer, AchievementId achievement, int version, Particulars particulars) {}

    record Made(CredentialId id, RecipientRef ref, String sealed, Optional<CredentialId> replaces, Instant time) {}

    /**
     * What was said of it last.
     *
     * @param seq counts the answers of this award
     */
    record Answer(long seq, IssueOutcome outcome, Instant time) {}

    boolean waitsForWallet() {
        return answer.outcome() instanceof IssueOutcome.Waiting(IssueOutcome.WaitReason reason)
                && reason == IssueOutcome.WaitReason.NO_WALLET;
    }
}
