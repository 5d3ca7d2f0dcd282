package org.lerexchange.messaging.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * A registry that speaks Confluent's REST protocol, version 1. Blocks; never on an event loop.
 *
 * <p>The registry's word goes before the disk's; the disk answers while the registry cannot. With
 * {@code use.latest.version} the newest version's id is taken only where its bytes are the same as ours.
 */
public final class ConfluentRegistry implements SchemaRegistry, AutoCloseable {

    /** For so long after a failure what is on disk is taken at once, so that a cold start is quick. */
    static final Duration DOWN_FOR = Duration.ofSeconds(5);

    private record Named(String subject, Schema schema) {}

    private final CodecProperties properties;
    private final RegistryHttp http;
    private final Optional<SchemaShelf> shelf;
    private final SingleFlight<Named, Integer> ids = new SingleFlight<>();
    private final SingleFlight<Integer, Schema> schemas = new SingleFlight<>();
    private volatile long upAgain = System.nanoTime();

    public ConfluentRegistry(CodecProperties properties) {
        this.properties = properties;
        this.http = new RegistryHttp(properties);
        this.shelf = Optional.ofNullable(properties.cache()).map(SchemaShelf::new);
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.get(
                new Named(subject, schema),
                () -> orFromDisk(() -> askId(subject, schema), () -> idOnDisk(subject, schema)));
    }

    @Override
    public Schema byId(int id) {
        return schemas.get(id, () -> orFromDisk(() -> askSchema(id), () -> shelf.flatMap(files -> files.schema(id))));
    }

    /**
     * Sets the subject's compatibility level, as {@code FULL_TRANSITIVE}.
     *
     * @return whether it was another one
     */
    public boolean hold(String subject, String level) {
        String path = "/config/" + encoded(subject);
        if (level(path).filter(level::equals).isPresent()) {
            return false;
        }
        http.ask("PUT", path, JsonNodeFactory.instance.objectNode().put("compatibility", level));
        return true;
    }

    /** Whether the subject has this very schema. */
    public boolean has(String subject, Schema schema) {
        try {
            http.ask("POST", "/subjects/" + encoded(subject), written(schema));
            return true;
        } catch (UnknownSchema e) {
            return false;
        }
    }

    /** Returns if the registry answers. */
    public void ping() {
        http.ask("GET", "/subjects", null);
    }

    private Optional<String> level(String path) {
        try {
            return Optional.of(
                    http.ask("GET", path, null).path("compatibilityLevel").asText());
        } catch (UnknownSchema e) {
            return Optional.empty();
        }
    }

    private <V> V orFromDisk(Supplier<V> ask, Supplier<Optional<V>> disk) {
        if (upAgain - System.nanoTime() > 0) {
            Optional<V> kept = disk.get();
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        try {
            return ask.get();
        } catch (RegistryUnavailable e) {
            upAgain = System.nanoTime() + DOWN_FOR.toNanos();
            return disk.get().orElseThrow(() -> e);
        }
    }

    private Optional<Integer> idOnDisk(String subject, Schema schema) {
        return shelf.flatMap(files -> files.id(subject, schema));
    }

    private Integer askId(String subject, Schema schema) {
        int id = properties.useLatest() ? latest(subject, schema) : lookUpOrRegister(subject, schema);
        shelf.ifPresent(files -> {
            files.keep(id, SchemaText.of(schema));
            files.keep(subject, schema, id);
        });
        return id;
    }

    private int lookUpOrRegister(String subject, Schema schema) {
        String path = "/subjects/" + encoded(subject) + (properties.autoRegister() ? "/versions" : "");
        return id(http.ask("POST", path, written(schema)), subject);
    }

    private int latest(String subject, Schema schema) {
        JsonNode newest = http.ask("GET", "/subjects/" + encoded(subject) + "/versions/latest", null);
        Schema theirs = SchemaText.parse(newest.path("schema").asText(), subject);
        if (!SchemaNormalization.toParsingForm(theirs).equals(SchemaNormalization.toParsingForm(schema))) {
            throw new IncompatibleSchema("expected the newest version of " + subject + " to be "
                    + AvroCodec.fingerprint(schema) + ", but " + AvroCodec.fingerprint(theirs) + " came");
        }
        return id(newest, subject);
    }

    private Schema askSchema(int id) {
        JsonNode answer = http.ask("GET", "/schemas/ids/" + id, null);
        String text = answer.path("schema").asText();
        if (text.isEmpty()) {
            throw new RegistryUnavailable("expected the schema of id " + id + ", but an answer without one came");
        }
        Schema schema = SchemaText.parse(text, "id " + id);
        shelf.ifPresent(files -> files.keep(id, text));
        return schema;
    }

    private static int id(JsonNode answer, String subject) {
        if (!answer.path("id").isInt()) {
            throw new RegistryUnavailable("expected an id for " + subject + ", but an answer without one came");
        }
        return answer.path("id").intValue();
    }

    private static JsonNode written(Schema schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", SchemaText.of(schema));
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}
