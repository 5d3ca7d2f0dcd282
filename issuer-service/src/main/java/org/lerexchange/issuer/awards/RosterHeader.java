package org.lerexchange.issuer.awards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which column stands where. Spelling is free in case, spaces and hyphens; a typo is named with the header expected. */
record RosterHeader(Map<Column, Integer> places, int width) {

    /** The columns of a roster. */
    enum Column {
        AWARD_ID(true),
        ACHIEVEMENT(true),
        EMAIL(true),
        NAME(false),
        AWARDED_ON(false),
        ROLE(false),
        START(false),
        END(false),
        MINOR(false),
        ON_HOLD(false);

        private final boolean required;

        Column(boolean required) {
            this.required = required;
        }

        String header() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    sealed interface Found {
        record Header(RosterHeader header) implements Found {}

        record Refused(RosterOutcome.FileRule rule, String expected) implements Found {}
    }

    RosterHeader {
        places = Map.copyOf(places);
    }

    static String expected() {
        return Stream.of(Column.values()).map(Column::header).collect(Collectors.joining(", "));
    }

    static Found of(List<String> cells) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<Integer> unknown = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            Optional<Column> column = column(cells.get(cell));
            if (column.isEmpty()) {
                unknown.add(cell);
            } else if (places.putIfAbsent(column.get(), cell) != null) {
                return new Found.Refused(
                        RosterOutcome.FileRule.REPEATED_HEADER,
                        "one column " + column.get().header());
            }
        }
        if (!unknown.isEmpty()) {
            return unknown(cells.get(unknown.getFirst()), unknown.getFirst() + 1, places);
        }
        return Stream.of(Column.values())
                .filter(column -> column.required && !places.containsKey(column))
                .findFirst()
                .<Found>map(column ->
                        new Found.Refused(RosterOutcome.FileRule.MISSING_HEADER, "a column " + column.header()))
                .orElseGet(() -> new Found.Header(new RosterHeader(places, cells.size())));
    }

    /** The cell of a column, stripped; empty text where the column is not there. */
    String cell(List<String> row, Column column) {
        Integer place = places.get(column);
        return place == null ? "" : row.get(place).strip();
    }

    private static Optional<Column> column(String cell) {
        String plain = plain(cell);
        return Stream.of(Column.values())
                .filter(column -> plain(column.header()).equals(plain))
                .findFirst();
    }

    private static Found unknown(String cell, int place, Map<Column, Integer> places) {
        String nearest = Stream.of(Column.values())
                .filter(column -> !places.containsKey(column))
                .min(Comparator.comparingInt(column -> distance(plain(column.header()), plain(cell))))
                .map(Column::header)
                .orElse("no such column");
        String shown = cell.length() > 40 ? cell.substring(0, 40) : cell;
        return new Found.Refused(
                RosterOutcome.FileRule.UNKNOWN_HEADER,
                nearest + " in column " + place + ", but \"" + shown + "\" came; the headers are " + expected());
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] next = new int[other.length() + 1];
            next[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                next[j] = Math.min(Math.min(next[j - 1], last[j]) + 1, last[j - 1] + change);
            }
            last = next;
        }
        return last[other.length()];
    }
}
