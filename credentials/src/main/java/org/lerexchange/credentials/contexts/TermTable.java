package org.lerexchange.credentials.contexts;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lerexchange.credentials.json.StrictJson;

/**
 * One specification's terms, a line each: term, IRI, then {@code ^type}, {@code @container}, <code>{</code> to open a
 * scope and {@code !null} for a scope that forgets. Every scope is protected and knows {@code id} and {@code type}.
 */
record TermTable(String url, JsonObject context) {

    static TermTable read(String resource) {
        try (InputStream in = TermTable.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
            return parse(new String(bytes, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("term table " + resource + " in our own jar cannot be read", e);
        }
    }

    static TermTable parse(List<String> lines) {
        Map<String, String> prefixes = new HashMap<>();
        String url = "";
        Iterator<List<String>> rows = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split("\\s+")))
                .toList()
                .iterator();
        JsonObjectBuilder scope = emptyScope();
        while (rows.hasNext()) {
            List<String> row = rows.next();
            switch (row.getFirst()) {
                case "context" -> url = row.get(1);
                case "prefix" -> prefixes.put(row.get(1), row.get(2));
                default -> scope.add(row.getFirst(), term(row, rows, prefixes));
            }
        }
        return new TermTable(
                url,
                StrictJson.provider()
                        .createObjectBuilder()
                        .add("@context", scope)
                        .build());
    }

    private static JsonObject term(List<String> row, Iterator<List<String>> rows, Map<String, String> prefixes) {
        var term = StrictJson.provider().createObjectBuilder().add("@id", expand(row.get(1), prefixes));
        for (String mark : row.subList(2, row.size())) {
            if (mark.startsWith("^")) {
                term.add("@type", expand(mark.substring(1), prefixes));
            } else if (mark.startsWith("@")) {
                term.add("@container", mark);
            } else if (mark.equals("{")) {
                term.add("@context", scope(rows, prefixes));
            } else if (mark.equals("!null")) {
                term.add("@context", JsonValue.NULL);
            } else {
                throw new IllegalStateException("expected ^type, @container, { or !null, found " + mark);
            }
        }
        return term.build();
    }

    private static JsonObject scope(Iterator<List<String>> rows, Map<String, String> prefixes) {
        JsonObjectBuilder scope = emptyScope();
        for (List<String> row = rows.next(); !row.getFirst().equals("}"); row = rows.next()) {
            scope.add(row.getFirst(), term(row, rows, prefixes));
        }
        return scope.build();
    }

    private static JsonObjectBuilder emptyScope() {
        return StrictJson.provider()
                .createObjectBuilder()
                .add("@protected", true)
                .add("id", "@id")
                .add("type", "@type");
    }

    private static String expand(String name, Map<String, String> prefixes) {
        int colon = name.indexOf(':');
        String iri = colon < 0 ? null : prefixes.get(name.substring(0, colon));
        return iri == null ? name : iri + name.substring(colon + 1);
    }
}
