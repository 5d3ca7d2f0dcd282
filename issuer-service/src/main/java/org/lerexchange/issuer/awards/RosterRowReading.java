package org.lerexchange.issuer.awards;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.edge.PlainText;
import org.lerexchange.issuer.institutions.TenantId;
import org.lerexchange.keyring.Email;

/** Reads one row into a report, or says which cell breaks which rule. Pure. */
final class RosterRowReading {

    private final TenantId tenant;
    private final RosterId roster;
    private final RosterHeader header;

    RosterRowReading(TenantId tenant, RosterId roster, RosterHeader header) {
        this.tenant = tenant;
        this.roster = roster;
        this.header = header;
    }

    sealed interface Read {
        record Row(AwardReport report) implements Read {}

        record Refused(RosterOutcome.RowRefusal refusal) implements Read {}
    }

    Read read(int row, List<String> cells) {
        if (cells.size() != header.width()) {
            return new Read.Refused(new RosterOutcome.RowRefusal(row, Optional.empty(), RosterOutcome.RowRule.CELLS));
        }
        try {
            AwardId id = new AwardId(tenant, awardId(cells));
            AwardReport.RosterRow source = new AwardReport.RosterRow(roster, row);
            return new Read.Row(new AwardReport(id, new AwardReport.Act.Recorded(award(cells)), Optional.of(source)));
        } catch (BadCell bad) {
            return new Read.Refused(new RosterOutcome.RowRefusal(row, Optional.of(bad.column.header()), bad.rule));
        }
    }

    private Award award(List<String> cells) {
        Optional<LocalDate> start = day(cells, RosterHeader.Column.START);
        Optional<LocalDate> end = day(cells, RosterHeader.Column.END);
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            throw new BadCell(RosterHeader.Column.END, RosterOutcome.RowRule.ENDS_BEFORE_START);
        }
        return new Award(
                achievement(cells),
                Email.parse(required(cells, RosterHeader.Column.EMAIL))
                        .orElseThrow(() -> new BadCell(RosterHeader.Column.EMAIL, RosterOutcome.RowRule.EMAIL)),
                optional(cells, RosterHeader.Column.NAME),
                day(cells, RosterHeader.Column.AWARDED_ON),
                optional(cells, RosterHeader.Column.ROLE),
                start,
                end,
                yes(cells, RosterHeader.Column.MINOR),
                yes(cells, RosterHeader.Column.ON_HOLD));
    }

    private String awardId(List<String> cells) {
        String own = required(cells, RosterHeader.Column.AWARD_ID);
        if (!AwardId.valid(own)) {
            throw new BadCell(RosterHeader.Column.AWARD_ID, RosterOutcome.RowRule.AWARD_ID);
        }
        return own;
    }

    /** The code in the institution's own catalogue, or the whole id. */
    private String achievement(List<String> cells) {
        return Award.inCatalogueOf(tenant, required(cells, RosterHeader.Column.ACHIEVEMENT));
    }

    private String required(List<String> cells, RosterHeader.Column column) {
        return optional(cells, column).orElseThrow(() -> new BadCell(column, RosterOutcome.RowRule.EMPTY));
    }

    private Optional<String> optional(List<String> cells, RosterHeader.Column column) {
        String text = header.cell(cells, column);
        if (text.length() > Award.LONGEST_TEXT) {
            throw new BadCell(column, RosterOutcome.RowRule.TOO_LONG);
        }
        if (!PlainText.is(text)) {
            throw new BadCell(column, RosterOutcome.RowRule.UNSAFE);
        }
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    private Optional<LocalDate> day(List<String> cells, RosterHeader.Column column) {
        Function<String, LocalDate> parse = text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new BadCell(column, RosterOutcome.RowRule.DATE);
            }
        };
        return optional(cells, column).map(parse);
    }

    private boolean yes(List<String> cells, RosterHeader.Column column) {
        return switch (header.cell(cells, column).toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1" -> true;
            case "", "no", "n", "false", "0" -> false;
            default -> throw new BadCell(column, RosterOutcome.RowRule.YES_OR_NO);
        };
    }

    /** Leaves the reading of one row only. */
    private static final class BadCell extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final RosterHeader.Column column;
        private final RosterOutcome.RowRule rule;

        BadCell(RosterHeader.Column column, RosterOutcome.RowRule rule) {
            super(column + " " + rule, null, false, false);
            this.column = column;
            this.rule = rule;
        }
    }
}
