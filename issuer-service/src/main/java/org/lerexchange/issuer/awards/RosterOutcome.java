package org.lerexchange.issuer.awards;

import java.util.List;
import java.util.Optional;

/** What became of a roster. */
public sealed interface RosterOutcome {

    /** It was read; its rows are on record or refused up to {@code next}. */
    record Taken(Progress progress) implements RosterOutcome {}

    /** Nothing of it was read. */
    record Refused(FileRule rule, String expected) implements RosterOutcome {}

    /** Another file came under this id before. */
    record Differs(RosterId roster) implements RosterOutcome {}

    /**
     * How far it is.
     *
     * @param rows how many there are, without the header
     * @param next how many have been answered
     */
    record Progress(int rows, int next, int recorded, int repeated, List<RowRefusal> refused) {

        public Progress {
            refused = List.copyOf(refused);
        }

        public boolean done() {
            return next == rows;
        }
    }

    /**
     * One row that was refused.
     *
     * @param row as a spreadsheet counts: the header is row 1
     * @param column the header of the cell, where one cell is to blame
     */
    record RowRefusal(int row, Optional<String> column, RowRule rule) {}

    /** Why a file is refused as a whole. */
    enum FileRule {
        /** More than {@link Roster#MOST_BYTES} bytes (our limit: it is kept as one document). */
        TOO_LARGE,
        /** More than {@link Roster#MOST_ROWS} rows (our limit: its refusals are kept in one document). */
        TOO_MANY_ROWS,
        /** Not UTF-8 (RFC 7111, section 5.1, registers it as the default of text/csv). */
        NOT_UTF8,
        /** No header row (RFC 4180, section 2.3). */
        NO_HEADER,
        /** A header that is not ours; the expected one is named. */
        UNKNOWN_HEADER,
        /** The same header twice. */
        REPEATED_HEADER,
        /** A header without which no row can be read. */
        MISSING_HEADER,
        /** A quoted field that does not end (RFC 4180, section 2.5). */
        BROKEN_QUOTES
    }

    /** Why a row is refused. */
    enum RowRule {
        /** More or fewer cells than the header has (RFC 4180, section 2.4). */
        CELLS("as many cells as the header has"),
        /** A cell that must not be empty. */
        EMPTY("a value"),
        /** Not an award id: 1 to 128 characters without control characters. */
        AWARD_ID("an award id of 1 to 128 characters without control characters"),
        /** Not an e-mail address by the region's rule. */
        EMAIL("an e-mail address"),
        /** More than {@link Award#LONGEST_TEXT} characters (our limit: a cell travels in every event of its award). */
        TOO_LONG("at most " + Award.LONGEST_TEXT + " characters"),
        /** Characters that do not show, or show as others ({@link org.lerexchange.edge.PlainText}). */
        UNSAFE("text without control characters and hidden marks"),
        /** Not a date (ISO 8601, YYYY-MM-DD). */
        DATE("a date as YYYY-MM-DD"),
        /** Neither yes nor no. */
        YES_OR_NO("yes or no"),
        /** The last day lies before the first. */
        ENDS_BEFORE_START("a last day that is not before the first"),
        /** Another content is on record under this award id. */
        DIFFERS("the content that is on record under this award id; report a correction if another is meant"),
        /** The award under this id was withdrawn. */
        WITHDRAWN("an award that was not withdrawn");

        private final String expected;

        RowRule(String expected) {
            this.expected = expected;
        }

        /** What was expected, in words, without the person. */
        public String expected() {
            return expected;
        }
    }
}
