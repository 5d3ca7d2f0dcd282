package org.lerexchange.issuer.awards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one row came to, and how rows add up. */
sealed interface RowAnswer {

    record Recorded() implements RowAnswer {}

    record Repeated() implements RowAnswer {}

    record Refused(RosterOutcome.RowRefusal refusal) implements RowAnswer {}

    static RowAnswer of(int row, RecordOutcome outcome) {
        return switch (outcome) {
            case RecordOutcome.Recorded recorded -> new Recorded();
            case RecordOutcome.Repeated repeated -> new Repeated();
            case RecordOutcome.Differs differs -> refused(row, RosterOutcome.RowRule.DIFFERS);
            case RecordOutcome.Refused refused -> refused(row, RosterOutcome.RowRule.WITHDRAWN);
        };
    }

    static RosterOutcome.Progress count(RosterOutcome.Progress now, int next, List<RowAnswer> answers) {
        int recorded = now.recorded();
        int repeated = now.repeated();
        List<RosterOutcome.RowRefusal> refused = new ArrayList<>(now.refused());
        for (RowAnswer answer : answers) {
            switch (answer) {
                case Recorded() -> recorded++;
                case Repeated() -> repeated++;
                case Refused(RosterOutcome.RowRefusal refusal) -> refused.add(refusal);
            }
        }
        return new RosterOutcome.Progress(now.rows(), next, recorded, repeated, refused);
    }

    private static RowAnswer refused(int row, RosterOutcome.RowRule rule) {
        return new Refused(new RosterOutcome.RowRefusal(row, Optional.of(RosterHeader.Column.AWARD_ID.header()), rule));
    }
}
