package org.lerexchange.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * A registry in memory that speaks as much of Confluent's REST protocol as an exchange needs: ids by text over all
 * subjects, versions, levels; and whatever answer a test lines up first.
 */
final class RegistryStub implements AutoCloseable {

    /** What was asked, and as whom. */
    public record Question(String what, String authorization) {}

    private record Answer(int status, String body) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new TreeMap<>();
    private final Map<String, String> levels = new TreeMap<>();
    private final Queue<Answer> linedUp = new ConcurrentLinkedQueue<>();
    private final List<Question> questions = new CopyOnWriteArrayList<>();

    /** On a free port. */
    public RegistryStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next question gets this, whatever it is. */
    public void answerNext(int status, String body) {
        linedUp.add(new Answer(status, body));
    }

    /** All that was asked, in order. */
    public List<Question> questions() {
        return List.copyOf(questions);
    }

    public synchronized Map<String, String> levels() {
        return Map.copyOf(levels);
    }

    public synchronized int versions(String subject) {
        return subjects.getOrDefault(subject, List.of()).size();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String what =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            String who = exchange.getRequestHeaders().getFirst("Authorization");
            questions.add(new Question(what, who == null ? "" : who));
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            Answer answer = linedUp.poll();
            Answer said = answer != null ? answer : answer(what, body);
            byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer answer(String what, JsonNode body) {
        String[] path = what.substring(what.indexOf('/') + 1).split("/", -1);
        return switch (path[0]) {
            case "config" -> level(what, path[1], body);
            case "schemas" -> schema(Integer.parseInt(path[2]));
            case "subjects" -> subject(what, path, body);
            default -> refusal(404, 404);
        };
    }

    private Answer level(String what, String subject, JsonNode body) {
        if (what.startsWith("PUT")) {
            levels.put(subject, body.path("compatibility").asText());
            return said(object().put("compatibility", levels.get(subject)));
        }
        return levels.containsKey(subject)
                ? said(object().put("compatibilityLevel", levels.get(subject)))
                : refusal(404, 40408);
    }

    private Answer schema(int id) {
        return id >= 1 && id <= schemas.size() ? said(written(id)) : refusal(404, 40403);
    }

    private Answer subject(String what, String[] path, JsonNode body) {
        if (path.length == 1) {
            return new Answer(200, JSON.valueToTree(subjects.keySet()).toString());
        }
        List<Integer> versions = subjects.getOrDefault(path[1], List.of());
        if (what.startsWith("GET")) {
            return versions.isEmpty()
                    ? refusal(404, 40401)
                    : said(written(versions.getLast()).put("id", versions.getLast()));
        }
        Schema schema = new Schema.Parser().parse(body.path("schema").asText());
        int id = schemas.indexOf(schema) + 1;
        if (id > 0 && versions.contains(id)) {
            return said(written(id).put("id", id).put("subject", path[1]).put("version", versions.indexOf(id) + 1));
        }
        if (path.length == 2) {
            return versions.isEmpty() ? refusal(404, 40401) : refusal(404, 40403);
        }
        return register(path[1], schema, versions);
    }

    private Answer register(String subject, Schema schema, List<Integer> versions) {
        if (!versions.stream().allMatch(version -> bothWays(schema, schemas.get(version - 1)))) {
            return refusal(409, 409);
        }
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        int id = schemas.indexOf(schema) + 1;
        subjects.computeIfAbsent(subject, _ -> new ArrayList<>()).add(id);
        return said(object().put("id", id));
    }

    private static boolean bothWays(Schema one, Schema other) {
        return reads(one, other) && reads(other, one);
    }

    private static boolean reads(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private ObjectNode written(int id) {
        return object().put("schema", schemas.get(id - 1).toString());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Answer said(JsonNode body) {
        return new Answer(200, body.toString());
    }

    private static Answer refusal(int status, int code) {
        return new Answer(
                status, object().put("error_code", code).put("message", "no").toString());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
