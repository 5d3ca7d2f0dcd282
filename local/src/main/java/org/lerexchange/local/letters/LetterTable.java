package org.lerexchange.local.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Letters in columns as wide as their widest cell. */
final class LetterTable {

    private static final List<String> HEADER =
            List.of("service", "id", "time", "topic", "at", "key", "code", "bytes", "state");
    private static final int AT = 4;

    private final List<List<String>> rows = new ArrayList<>();

    void add(String service, JsonNode letter) {
        List<String> row = new ArrayList<>();
        row.add(service);
        Stream.of("id", "time", "topic", "key", "code", "size", "state")
                .map(field -> letter.path(field).asString(""))
                .forEach(row::add);
        row.add(
                AT,
                letter.path("partition").asString("") + "@"
                        + letter.path("offset").asString(""));
        if (letter.path("repaired").asBoolean(false) && row.getLast().equals("waiting")) {
            row.set(row.size() - 1, "waiting, repaired");
        }
        rows.add(row);
    }

    List<String> lines() {
        if (rows.isEmpty()) {
            return List.of("There are no dead letters.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(HEADER));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(width(column) - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return Stream.concat(Stream.of(HEADER), rows.stream())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
