package org.lerexchange.local.region;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A table of the region, one row after the other. */
final class Table {

    private static final String FOLDER = "/region/";

    private Table() {}

    static <T> List<T> ofTheRegion(String name, Function<NamedCsvRecord, T> row) {
        return rows(resource(name), name, row);
    }

    /** A table that somebody else published, packed. */
    static <T> List<T> packed(Path file, Function<NamedCsvRecord, T> row) {
        return rows(unpacked(file), file.toString(), row);
    }

    static InputStream unpacked(Path file) {
        try {
            return new GZIPInputStream(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException("expected real input in " + file, e);
        }
    }

    static Properties properties(String name) {
        Properties properties = new Properties();
        try (InputStreamReader in = new InputStreamReader(resource(name), StandardCharsets.UTF_8)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + name, e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = Table.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("expected the region's table " + FOLDER + name);
        }
        return in;
    }

    private static <T> List<T> rows(InputStream in, String name, Function<NamedCsvRecord, T> row) {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return rows.stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + name, e);
        }
    }

    static Optional<String> text(NamedCsvRecord row, String column) {
        return Optional.of(row.getField(column).strip()).filter(text -> !text.isEmpty());
    }

    /** Words of a field that are parted by spaces. */
    static List<String> words(NamedCsvRecord row, String column) {
        return Arrays.stream(row.getField(column).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
