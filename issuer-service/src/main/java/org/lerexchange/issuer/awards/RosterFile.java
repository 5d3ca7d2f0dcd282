package org.lerexchange.issuer.awards;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file as it is read: UTF-8 with or without byte order mark, separated by comma, semicolon or tab, fields quoted
 * where needed, also over line breaks (RFC 4180). Pure.
 */
final class RosterFile {

    private static final String SEPARATORS = ";\t,";

    private RosterFile() {}

    sealed interface Read {
        record Rows(RosterHeader header, List<List<String>> rows) implements Read {}

        record Refused(RosterOutcome.FileRule rule, String expected) implements Read {}
    }

    /** Empty where it is not UTF-8. */
    static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static Read read(String text) {
        List<List<String>> lines;
        try {
            lines = lines(text);
        } catch (CsvParseException e) {
            return new Read.Refused(RosterOutcome.FileRule.BROKEN_QUOTES, "every quoted field to end with a quote");
        }
        if (lines.isEmpty()) {
            return new Read.Refused(RosterOutcome.FileRule.NO_HEADER, RosterHeader.expected());
        }
        if (lines.size() - 1 > Roster.MOST_ROWS) {
            return new Read.Refused(
                    RosterOutcome.FileRule.TOO_MANY_ROWS, "at most " + Roster.MOST_ROWS + " rows in one file");
        }
        return switch (RosterHeader.of(lines.getFirst())) {
            case RosterHeader.Found.Header(RosterHeader header) ->
                new Read.Rows(header, lines.subList(1, lines.size()));
            case RosterHeader.Found.Refused(RosterOutcome.FileRule rule, String expected) ->
                new Read.Refused(rule, expected);
        };
    }

    /** Stops one row past the limit, so that a file of many short lines costs no more. */
    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        for (CsvRecord line : reader(text)) {
            lines.add(line.getFields());
            if (lines.size() > Roster.MOST_ROWS + 1) {
                break;
            }
        }
        return lines;
    }

    private static CsvReader<CsvRecord> reader(String text) {
        return CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Roster.MOST_BYTES)
                .ofCsvRecord(text);
    }

    /** The one that the header line has most of; the comma where it has none. */
    private static char separator(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (int at = 0; at < SEPARATORS.length(); at++) {
            char candidate = SEPARATORS.charAt(at);
            long count = header.chars().filter(each -> each == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
