package org.lerexchange.matching.taxonomy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads a taxonomy from tables: our own starter table, which is in the jar, or a folder in the form of ESCO's CSV
 * download. The only place in the room that reads anything; it blocks, so it is called when a service starts.
 */
public final class TaxonomyTables {
    private static final String OWN = "ler:skill:";

    private TaxonomyTables() {}

    /** Our own table of some 150 skills and 47 occupations for a region's first day. */
    public static Taxonomy starter() throws IOException {
        return new StarterTable().read();
    }

    /**
     * ESCO's tables ({@code skills_en}, and where they are there {@code broaderRelationsSkillPillar},
     * {@code skillSkillRelations}, {@code occupations_en}, {@code occupationSkillRelations}), plain or gzipped.
     *
     * @param version what the folder holds, such as {@code esco-1.1.1}
     */
    public static Taxonomy esco(String version, Path folder) throws IOException {
        return new EscoTables(folder).read(version);
    }

    static SkillId ownSkill(String code) {
        return new SkillId(OWN + code);
    }

    static List<String> parts(String field) {
        return Arrays.stream(field.split("\\|", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static Optional<InputStream> table(Path folder, String name) throws IOException {
        Path plain = folder.resolve(name + ".csv");
        Path packed = folder.resolve(name + ".csv.gz");
        if (Files.exists(plain)) {
            return Optional.of(Files.newInputStream(plain));
        }
        return Files.exists(packed) ? Optional.of(new GZIPInputStream(Files.newInputStream(packed))) : Optional.empty();
    }

    static InputStream resource(String name) throws IOException {
        InputStream stream = TaxonomyTables.class.getResourceAsStream(name);
        if (stream == null) {
            throw new FileNotFoundException("expected the table " + name + " in the jar");
        }
        return stream;
    }

    static void rows(InputStream stream, Consumer<NamedCsvRecord> row) throws IOException {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            rows.forEach(row);
        }
    }
}
