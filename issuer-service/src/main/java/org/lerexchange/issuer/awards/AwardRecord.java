package org.lerexchange.issuer.awards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An award on record.
 *
 * @param seq counts the reports that were taken
 * @param answeredSeq the seq of the answer heard last; 0 before the first
 * @param answer what issuance answered since the last report
 */
record AwardRecord(
        AwardId id,
        long seq,
        Act act,
        Content content,
        Optional<String> reason,
        Optional<AwardReport.RosterRow> source,
        Instant time,
        long answeredSeq,
        Optional<Answer> answer) {

    enum Act {
        RECORDED,
        CORRECTED,
        WITHDRAWN
    }

    /**
     * What was reported, with the person sealed.
     *
     * @param fingerprint recognises the same content again without keeping the person in clear
     * @param recipient a JWE to the issuer service: who the person is
     */
    record Content(
            String achievement,
            String fingerprint,
            String recipient,
            Optional<LocalDate> awardedOn,
            Optional<String> role,
            Optional<LocalDate> start,
            Optional<LocalDate> end,
            boolean minor,
            boolean onHold) {}

    /** What issuance answered last. */
    record Answer(Kind kind, Optional<String> credential, Optional<String> reason, Optional<String> rule) {

        enum Kind {
            ISSUED,
            WAITING,
            REFUSED,
            REVOKED
        }
    }

    boolean refused() {
        return answer.filter(last -> last.kind() == Answer.Kind.REFUSED).isPresent();
    }

    AwardRecord answered(long heard, Answer last) {
        return new AwardRecord(id, seq, act, content, reason, source, time, heard, Optional.of(last));
    }
}
