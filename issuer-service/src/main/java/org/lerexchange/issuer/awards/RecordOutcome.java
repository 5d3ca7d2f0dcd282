package org.lerexchange.issuer.awards;

/** What became of a report. */
public sealed interface RecordOutcome {

    /** It is on record and goes on to issuance. A repeat of the same row of the same roster answers so too. */
    record Recorded(AwardId id) implements RecordOutcome {}

    /** The same was on record already: nothing happened. */
    record Repeated(AwardId id) implements RecordOutcome {}

    /** Another content is on record under this id; report a correction if that is meant. */
    record Differs(AwardId id) implements RecordOutcome {}

    record Refused(AwardId id, Reason reason) implements RecordOutcome {}

    /** Why a report is refused. */
    enum Reason {
        /** A correction or withdrawal of what was never recorded. */
        NOT_RECORDED,
        /** A withdrawn award stays withdrawn (our rule: withdrawal revokes, and revoked is final). */
        WITHDRAWN
    }
}
