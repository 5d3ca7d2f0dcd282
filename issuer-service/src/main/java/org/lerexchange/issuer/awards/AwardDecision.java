package org.lerexchange.issuer.awards;

import java.time.Instant;
import java.util.Optional;

/** What becomes of a report: values in, values out. */
final class AwardDecision {

    private AwardDecision() {}

    /** The answer, and the record as it shall be where it changes. */
    record Decided(RecordOutcome outcome, Optional<AwardRecord> next) {}

    /** @param content the reported content, sealed; empty for a withdrawal */
    static Decided decide(
            Optional<AwardRecord> now, AwardReport report, Optional<AwardRecord.Content> content, Instant time) {
        return switch (report.act()) {
            case AwardReport.Act.Recorded record -> recorded(now, report, content.orElseThrow(), time);
            case AwardReport.Act.Corrected(Award award, String reason) ->
                now.isEmpty()
                        ? refused(report, RecordOutcome.Reason.NOT_RECORDED)
                        : corrected(now.get(), report, content.orElseThrow(), reason, time);
            case AwardReport.Act.Withdrawn(String reason) ->
                now.isEmpty()
                        ? refused(report, RecordOutcome.Reason.NOT_RECORDED)
                        : withdrawn(now.get(), report, reason, time);
        };
    }

    /** A refused award may be reported again unchanged: what was missing may be there now. */
    private static Decided recorded(
            Optional<AwardRecord> now, AwardReport report, AwardRecord.Content content, Instant time) {
        if (now.isEmpty()) {
            return taken(report, now, AwardRecord.Act.RECORDED, content, Optional.empty(), time);
        }
        AwardRecord stored = now.get();
        if (stored.act() == AwardRecord.Act.WITHDRAWN) {
            return refused(report, RecordOutcome.Reason.WITHDRAWN);
        }
        if (report.source().isPresent() && stored.source().equals(report.source()) && same(stored, content)) {
            return kept(new RecordOutcome.Recorded(report.id()));
        }
        if (!same(stored, content)) {
            return kept(new RecordOutcome.Differs(report.id()));
        }
        return stored.refused()
                ? taken(report, Optional.of(stored), AwardRecord.Act.RECORDED, content, Optional.empty(), time)
                : kept(new RecordOutcome.Repeated(report.id()));
    }

    private static Decided corrected(
            AwardRecord stored, AwardReport report, AwardRecord.Content content, String reason, Instant time) {
        if (stored.act() == AwardRecord.Act.WITHDRAWN) {
            return refused(report, RecordOutcome.Reason.WITHDRAWN);
        }
        return same(stored, content)
                ? kept(new RecordOutcome.Repeated(report.id()))
                : taken(report, Optional.of(stored), AwardRecord.Act.CORRECTED, content, Optional.of(reason), time);
    }

    private static Decided withdrawn(AwardRecord stored, AwardReport report, String reason, Instant time) {
        return stored.act() == AwardRecord.Act.WITHDRAWN
                ? kept(new RecordOutcome.Repeated(report.id()))
                : taken(
                        report,
                        Optional.of(stored),
                        AwardRecord.Act.WITHDRAWN,
                        stored.content(),
                        Optional.of(reason),
                        time);
    }

    private static Decided taken(
            AwardReport report,
            Optional<AwardRecord> now,
            AwardRecord.Act act,
            AwardRecord.Content content,
            Optional<String> reason,
            Instant time) {
        AwardRecord next = new AwardRecord(
                report.id(),
                now.map(AwardRecord::seq).orElse(0L) + 1,
                act,
                content,
                reason,
                report.source(),
                time,
                now.map(AwardRecord::answeredSeq).orElse(0L),
                Optional.empty());
        return new Decided(new RecordOutcome.Recorded(report.id()), Optional.of(next));
    }

    private static boolean same(AwardRecord stored, AwardRecord.Content content) {
        return stored.content().fingerprint().equals(content.fingerprint());
    }

    private static Decided kept(RecordOutcome outcome) {
        return new Decided(outcome, Optional.empty());
    }

    private static Decided refused(AwardReport report, RecordOutcome.Reason reason) {
        return kept(new RecordOutcome.Refused(report.id(), reason));
    }
}
