package org.lerexchange.local.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Models in columns as wide as their widest cell; those that are kept stand in it too. */
final class ReplayTable {

    private static final List<String> HEADER =
            List.of("service", "model", "records", "live", "rebuilt", "digest", "seconds", "result");
    private static final int DIGITS = 12;
    private static final double MILLIS = 1_000;

    private final List<List<String>> rows = new ArrayList<>();

    void rebuilt(String service, JsonNode model) {
        rows.add(List.of(
                service,
                model.path("model").asString(""),
                model.path("records").asString("")
                        + (model.path("broken").asLong(0) > 0
                                ? " + " + model.path("broken").asString("") + " broken"
                                : ""),
                model.path("liveCount").asString("-"),
                model.path("rebuiltCount").asString("-"),
                shortened(model.path("rebuiltDigest").asString("-")),
                String.format(Locale.ROOT, "%.1f", model.path("took").asLong(0) / MILLIS),
                model.path("state").asString("")
                        + (model.has("note") ? " (" + model.path("note").asString("") + ")" : "")));
    }

    void kept(String service, String model) {
        rows.add(List.of(service, model, "-", "-", "-", "-", "-", "system of record: backed up, never rebuilt"));
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(DIGITS, digest.length()));
    }

    List<String> lines() {
        if (rows.isEmpty()) {
            return List.of();
        }
        return Stream.concat(Stream.of(HEADER), rows.stream()).map(this::line).toList();
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
