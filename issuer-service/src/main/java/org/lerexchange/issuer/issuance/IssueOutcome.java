package org.lerexchange.issuer.issuance;

import java.util.Optional;
import org.lerexchange.issuer.status.CredentialId;

/** What became of an award. */
public sealed interface IssueOutcome {

    record Issued(CredentialId credential) implements IssueOutcome {}

    record Waiting(WaitReason reason) implements IssueOutcome {}

    record Refused(Refusal reason) implements IssueOutcome {}

    /**
     * The award was withdrawn.
     *
     * @param credential absent where none had been issued yet
     */
    record Revoked(Optional<CredentialId> credential, String reason) implements IssueOutcome {}

    /** Why an award waits. */
    enum WaitReason {
        /** The person has no wallet yet; they have been named to the wallet service. */
        NO_WALLET,
        /** The person is under age: a guardian has to agree. */
        GUARDIAN,
        /** The institution holds it back. */
        ON_HOLD
    }

    /** Why an award is refused. */
    enum Refusal {
        /** Not in the institution's own catalogue (Open Badges 3.0, AchievementSubject: {@code achievement} is required). */
        UNKNOWN_ACHIEVEMENT("the achievement is in the institution's catalogue"),
        /** The institution has no DID to issue under (VC Data Model 2.0, section 4.7: {@code issuer} is required). */
        UNKNOWN_ISSUER("the institution issues under a DID"),
        /** The person can not be opened or has no valid e-mail. */
        MALFORMED_PERSON("the person is sealed to the issuer service and has a valid e-mail address"),
        /** Open Badges 3.0, AchievementSubject: {@code activityEndDate} is not before {@code activityStartDate}. */
        ENDS_BEFORE_START("the last day is not before the first"),
        /** Our rule for {@code ext:Employment}: a position held has a first day. */
        START_MISSING("employment has a first day"),
        /** Our limit: this many awards wait for one person already. */
        WAITING_LIST_FULL("not too many awards wait for one person");

        private final String rule;

        Refusal(String rule) {
            this.rule = rule;
        }

        /** The rule that was not met, in words, without the person. */
        public String rule() {
            return rule;
        }
    }
}
