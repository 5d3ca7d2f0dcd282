package org.lerexchange.issuer.awards;

import java.util.Optional;

/**
 * One report by an institution, through any of its doors.
 *
 * @param source the row of the roster that it came in
 */
public record AwardReport(AwardId id, Act act, Optional<RosterRow> source) {

    /** What is reported. */
    public sealed interface Act {
        record Recorded(Award award) implements Act {}

        record Corrected(Award award, String reason) implements Act {}

        record Withdrawn(String reason) implements Act {}
    }

    /** A row as the institution sees it in its spreadsheet: the header is row 1. */
    public record RosterRow(RosterId roster, int row) {}

    public static AwardReport recorded(AwardId id, Award award) {
        return new AwardReport(id, new Act.Recorded(award), Optional.empty());
    }

    public static AwardReport corrected(AwardId id, Award award, String reason) {
        return new AwardReport(id, new Act.Corrected(award, reason), Optional.empty());
    }

    public static AwardReport withdrawn(AwardId id, String reason) {
        return new AwardReport(id, new Act.Withdrawn(reason), Optional.empty());
    }
}
