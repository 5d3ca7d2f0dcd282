package org.lerexchange.local.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** O*NET's tables of occupations: tabs between the fields, one header line. A folder without them has no occupations. */
final class OnetTables {

    /** Reported titles that are taken of one occupation. */
    private static final int MOST_TITLES = 20;

    private final Path folder;

    OnetTables(Path folder) {
        this.folder = folder;
    }

    List<TaxonomyOccupation> occupations() {
        Map<String, Set<String>> titles = new TreeMap<>();
        rows("sample_of_reported_titles.tsv.gz")
                .forEach(row -> titles.computeIfAbsent(row.getFirst(), code -> new LinkedHashSet<>())
                        .add(row.get(1)));
        return rows("occupation_data.tsv.gz").stream()
                .map(row -> new TaxonomyOccupation(
                        row.getFirst(),
                        row.get(1),
                        titles.getOrDefault(row.getFirst(), Set.of()).stream()
                                .limit(MOST_TITLES)
                                .toList()))
                .toList();
    }

    private List<List<String>> rows(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Table.unpacked(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> List.of(line.split("\t", -1)))
                    .filter(row -> row.size() > 1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + file, e);
        }
    }
}
