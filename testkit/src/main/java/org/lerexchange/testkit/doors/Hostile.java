package org.lerexchange.testkit.doors;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that no honest caller sends, made from a service's OpenAPI file and one good request of each operation. */
final class Hostile {

    /** Requests of one operation. */
    private static final int AT_MOST = 150;

    private static final int DEEPEST = 5;
    private static final String MARK = "@@";

    /** In place of a value, as JSON text. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e308",
            "2147483648",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            quoted("x".repeat(600)),
            quoted("x".repeat(20_000)),
            "\"\\u0000\"",
            "\"a\\u0007b\"",
            "\"\\ud800\"",
            "\"a\\udc00b\"",
            "\"\\u202egpj\"",
            "\"a\\u200bb\"",
            "\"\\ufeff\"",
            "{\"$ne\":null}",
            "{\"$where\":\"1\"}",
            "[{\"$gt\":\"\"}]",
            "\"$ne\"",
            "\"{$ne:null}\"",
            "{\"a.b\":1}",
            "{\"$expr\":{}}",
            "[]",
            "[null]",
            "[[]]",
            "{}",
            "\"../../etc\"",
            "\"=1+1\"",
            "\"2026-02-30\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01\"",
            "\"did:web:x\"",
            "\"<script>\"",
            "\"a@b\"",
            "9".repeat(200));

    /** In place of a part of a path, or of a query's value, as it stands in an address. */
    private static final List<String> PARTS = List.of(
            "%00",
            "%0d%0aX:%20y",
            "%ED%A0%80",
            "%FF",
            "%E2%80%AE",
            "$ne",
            "%7B%22$ne%22:null%7D",
            "-1",
            "0",
            "99999999999999999999",
            "..%2f..%2fetc",
            "a.b",
            "a:b",
            "a,b",
            "null",
            "x".repeat(1_500),
            "%20",
            "%25",
            "a;b=c",
            "*",
            "'%20or%201=1");

    private static final List<String> TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "application/json;charset=utf-16",
            "multipart/form-data;boundary=x",
            "application/octet-stream",
            "text/csv");

    private final JsonNode api;
    private final Random random;

    Hostile(JsonNode api, long seed) {
        this.api = api;
        this.random = new Random(seed);
    }

    List<Door.Ask> against(String operation, Good good, String token) {
        String[] words = operation.split(" ", 2);
        JsonNode described = api.path("paths").path(words[1]).path(words[0].toLowerCase(Locale.ROOT));
        String type = described
                .path("requestBody")
                .path("content")
                .propertyStream()
                .map(one -> one.getKey())
                .findFirst()
                .orElse("");
        List<Door.Ask> all = new ArrayList<>();
        paths(words[1], good.path(), described)
                .forEach(path -> all.add(
                        new Door.Ask(words[0], path, token, type, good.body().getBytes(UTF_8))));
        if (!type.isEmpty()) {
            bodies(
                            good.body(),
                            described
                                    .path("requestBody")
                                    .path("content")
                                    .path(type)
                                    .path("schema"))
                    .forEach(body -> all.add(new Door.Ask(words[0], good.path(), token, type, body)));
            TYPES.forEach(other -> all.add(new Door.Ask(
                    words[0], good.path(), token, other, good.body().getBytes(UTF_8))));
        }
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(AT_MOST, all.size()));
    }

    /** Bodies in parts, by media type: many parts, a huge header, no boundary. */
    static Map<String, String> inParts() {
        String part = "--x\r\nContent-Disposition: form-data; name=\"p\"\r\n\r\n1\r\n";
        return Map.of(
                "multipart/form-data; boundary=x",
                part.repeat(1_000) + "--x--\r\n",
                "multipart/form-data;boundary=x",
                "--x\r\nContent-Disposition: " + "h".repeat(100_000) + "\r\n\r\n1\r\n--x--\r\n",
                "multipart/form-data",
                part,
                "multipart/mixed; boundary=\"\"",
                part);
    }

    private static Stream<String> paths(String template, String path, JsonNode described) {
        String bare = path.split("\\?", 2)[0];
        List<String> asked = Arrays.asList(bare.split("/", -1));
        String[] parts = template.split("/", -1);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                for (String hostile : PARTS) {
                    List<String> other = new ArrayList<>(asked);
                    other.set(i, hostile);
                    all.add(String.join("/", other));
                }
            }
        }
        for (JsonNode parameter : described.path("parameters")) {
            if (parameter.path("in").asString().equals("query")) {
                String name = parameter.path("name").asString();
                PARTS.forEach(hostile -> all.add(bare + '?' + name + '=' + hostile));
                all.add(bare + '?' + name + "%5B$gt%5D=1");
                all.add(bare + '?' + name + "=1&" + name + "=2&" + name + '=');
                all.add(bare + '?' + URLEncoder.encode(name + ".$ne", UTF_8) + "=1");
            }
        }
        return all.stream();
    }

    private Stream<byte[]> bodies(String good, JsonNode schema) {
        List<byte[]> all = new ArrayList<>();
        Stream.of(
                        "null",
                        "[]",
                        "\"x\"",
                        "1",
                        "{",
                        "{}",
                        "",
                        "{\"$ne\":null}",
                        "[".repeat(200),
                        good + " {}",
                        "\ufeff" + good)
                .forEach(text -> all.add(text.getBytes(UTF_8)));
        all.add(good.getBytes(UTF_16));
        all.add(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'});
        all.add(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, 0, 0, 0});
        if (good.startsWith("{")) {
            ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(good);
            for (String extra : List.of("$where", "a.b", "_id", "tenant", "constructor", "\u0000")) {
                all.add(body.deepCopy().put(extra, 1).toString().getBytes(UTF_8));
            }
            all.add(("{\"x\":1," + good.strip().substring(1)).getBytes(UTF_8));
            for (List<String> place : places(schema, List.of(), DEEPEST)) {
                String marked = with(body, place).toString();
                VALUES.forEach(
                        value -> all.add(marked.replace(quoted(MARK), value).getBytes(UTF_8)));
            }
        }
        return all.stream();
    }

    /** Every property that the schema has, as names; {@code 0} is the first of an array. */
    private List<List<String>> places(JsonNode schema, List<String> above, int depth) {
        JsonNode known =
                schema.has("$ref") ? api.at(schema.path("$ref").asString().substring(1)) : schema;
        List<List<String>> all = new ArrayList<>();
        if (depth > 0 && known.path("type").asString("").equals("array")) {
            List<String> first = join(above, "0");
            all.add(first);
            all.addAll(places(known.path("items"), first, depth - 1));
        }
        if (depth > 0) {
            known.path("properties").forEachEntry((name, property) -> {
                all.add(join(above, name));
                all.addAll(places(property, join(above, name), depth - 1));
            });
        }
        return all;
    }

    private static List<String> join(List<String> above, String name) {
        return Stream.concat(above.stream(), Stream.of(name)).toList();
    }

    private static JsonNode with(ObjectNode body, List<String> place) {
        ObjectNode copy = body.deepCopy();
        JsonNode at = copy;
        for (int i = 0; i < place.size(); i++) {
            boolean last = i == place.size() - 1;
            boolean inArray = !last && place.get(i + 1).equals("0");
            at = step(at, place.get(i), last, inArray);
        }
        return copy;
    }

    private static JsonNode step(JsonNode at, String name, boolean last, boolean array) {
        if (at instanceof ArrayNode list) {
            JsonNode next = last ? list.stringNode(MARK) : list.path(0).isObject() ? list.get(0) : list.objectNode();
            if (list.isEmpty()) {
                list.add(next);
            } else {
                list.set(0, next);
            }
            return next;
        }
        ObjectNode object = (ObjectNode) at;
        if (last) {
            object.put(name, MARK);
            return object;
        }
        JsonNode there = object.path(name);
        boolean fits = array ? there.isArray() : there.isObject();
        return fits ? there : array ? object.putArray(name) : object.putObject(name);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
