package org.lerexchange.local;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The people of the demo region, by whom the exchange can be tried out. */
public record People(List<Person> all) implements Iterable<Person> {

    private static final String REGION = "/region/people.csv";

    public People {
        all = List.copyOf(all);
    }

    public static People ofTheRegion() {
        try (InputStream in = People.class.getResourceAsStream(REGION)) {
            if (in == null) {
                throw new IllegalStateException("expected the region's people in " + REGION);
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + REGION, e);
        }
    }

    /** Rows of {@code person,name,email,tenant,roles}; roles are parted by a space. */
    static People read(Reader csv) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return new People(rows.stream().map(People::person).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the people's file cannot be read", e);
        }
    }

    private static Person person(NamedCsvRecord row) {
        return new Person(
                row.getField("person"),
                row.getField("name"),
                row.getField("email"),
                row.getField("tenant"),
                List.of(row.getField("roles").strip().split(" +")));
    }

    public Optional<Person> find(String shortName) {
        return all.stream().filter(person -> person.person().equals(shortName)).findFirst();
    }

    @Override
    public Iterator<Person> iterator() {
        return all.iterator();
    }
}
