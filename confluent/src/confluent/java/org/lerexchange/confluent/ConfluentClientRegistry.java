package org.lerexchange.confluent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParseException;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.CodecProperties;
import org.lerexchange.messaging.codec.IncompatibleSchema;
import org.lerexchange.messaging.codec.RegistryUnavailable;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.codec.UnknownSchema;

/**
 * The registry through Confluent's own client, with all of {@code ler.registry.confluent} handed on to it as it is. Blocks;
 * never on an event loop.
 *
 * <p>Keeps nothing on disk ({@code ler.registry.cache} is not used), so a start needs the registry. Asks each address
 * once and leaves trying again to whoever waits.
 */
public final class ConfluentClientRegistry implements SchemaRegistry, AutoCloseable {

    /** Per subject; there are under a hundred contracts, and a version of one is rare. */
    static final int MOST_SCHEMAS = 1_000;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int CONFLICT = 409;
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Named(String subject, Schema schema) {}

    private interface Question<V> {
        V ask() throws IOException, RestClientException;
    }

    private final CachedSchemaRegistryClient client;
    private final boolean registers;
    private final boolean takesLatest;
    private final ConcurrentMap<Named, Integer> ids = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Schema> schemas = new ConcurrentHashMap<>();

    public ConfluentClientRegistry(CodecProperties properties) {
        Map<String, String> given = properties.confluent();
        this.registers = Boolean.parseBoolean(given.get("auto.register.schemas"));
        this.takesLatest = Boolean.parseBoolean(given.get("use.latest.version"));
        this.client = new CachedSchemaRegistryClient(
                given.getOrDefault("schema.registry.url", ""), MOST_SCHEMAS, settings(properties));
    }

    /** What was given, with our timeouts, and credentials taken from where they were given. */
    private static Map<String, String> settings(CodecProperties properties) {
        Map<String, String> settings = new HashMap<>(properties.confluent());
        settings.putIfAbsent(
                "http.connect.timeout.ms",
                Long.toString(properties.connectTimeout().toMillis()));
        settings.putIfAbsent(
                "http.read.timeout.ms", Long.toString(properties.answerTimeout().toMillis()));
        if (settings.containsKey("basic.auth.user.info")) {
            settings.putIfAbsent("basic.auth.credentials.source", "USER_INFO");
        }
        if (settings.containsKey("bearer.auth.token")) {
            settings.putIfAbsent("bearer.auth.credentials.source", "STATIC_TOKEN");
        }
        return settings;
    }

    @Override
    public int idOf(String subject, Schema schema) {
        Named named = new Named(subject, schema);
        Integer known = ids.get(named);
        if (known == null) {
            known = answer("an id for " + subject, () -> takesLatest ? latest(named) : lookUpOrRegister(named));
            ids.put(named, known);
        }
        return known;
    }

    @Override
    public Schema byId(int id) {
        Schema known = schemas.get(id);
        if (known == null) {
            // With what it refers to written out in it.
            known = answer(
                    "the schema of id " + id,
                    () -> parsed(client.getSchemaById(id).formattedString("resolved"), "id " + id));
            schemas.put(id, known);
        }
        return known;
    }

    private int lookUpOrRegister(Named named) throws IOException, RestClientException {
        AvroSchema schema = new AvroSchema(text(named.schema()));
        return registers ? client.register(named.subject(), schema) : client.getId(named.subject(), schema);
    }

    private int latest(Named named) throws IOException, RestClientException {
        SchemaMetadata newest = client.getLatestSchemaMetadata(named.subject());
        Schema theirs = parsed(newest.getSchema(), named.subject());
        if (!SchemaNormalization.toParsingForm(theirs).equals(SchemaNormalization.toParsingForm(named.schema()))) {
            throw new IncompatibleSchema("expected the newest version of " + named.subject() + " to be "
                    + AvroCodec.fingerprint(named.schema()) + ", but " + AvroCodec.fingerprint(theirs) + " came");
        }
        return newest.getId();
    }

    private <V> V answer(String expected, Question<V> question) {
        try {
            return question.ask();
        } catch (RestClientException e) {
            throw refusal(expected, e);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).startsWith("Invalid schema")) {
                // The client's word for a schema that was found and is not Avro.
                throw new UnknownSchema("expected " + expected + ", but something that is no Avro schema came");
            }
            throw new RegistryUnavailable("expected " + expected + ", but no answer came", e);
        } catch (NullPointerException e) {
            // The client's way with an answer that lacks a field; it would keep that answer.
            client.reset();
            throw new RegistryUnavailable("expected " + expected + ", but an answer without it came", e);
        }
    }

    private static RuntimeException refusal(String expected, RestClientException e) {
        int status = e.getStatus();
        int code = e.getErrorCode();
        String message = "expected " + expected + ", but status " + status + ", error code " + code + " came";
        if (status >= 500 || status == TOO_MANY_REQUESTS) {
            return new RegistryUnavailable(message, e);
        }
        if (code / 100 == 404) {
            return new UnknownSchema(message);
        }
        if (status == CONFLICT || code == CONFLICT || code / 100 == 422) {
            return new IncompatibleSchema(message);
        }
        return new RegistryUnavailable(message, e);
    }

    /** As its author wrote it, without the marks of Java's code generator: what messaging's own client registers. */
    private static String text(Schema schema) throws IOException {
        JsonNode tree = JSON.readTree(schema.toString());
        tree.findParents("avro.java.string").forEach(parent -> ((ObjectNode) parent).remove("avro.java.string"));
        return new Schema.Parser().parse(tree.toString()).toString();
    }

    private static Schema parsed(String text, String what) {
        try {
            return new Schema.Parser().parse(text);
        } catch (SchemaParseException e) {
            throw new UnknownSchema("expected an Avro schema for " + what + ", but something else came");
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
