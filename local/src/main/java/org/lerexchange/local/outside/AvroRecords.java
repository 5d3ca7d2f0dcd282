package org.lerexchange.local.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads records in Confluent's wire format by the schema that the registry has under the record's id; knows no class of
 * the exchange.
 */
public final class AvroRecords {

    private static final byte MAGIC = 0;
    private static final int HEADER = 5;
    private static final int OK = 200;
    private static final int MOST_TRIES = 100;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI registry;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final JsonMapper json = new JsonMapper();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    public AvroRecords(URI registry) {
        this.registry = registry;
    }

    public GenericRecord read(TopicRecord record) {
        byte[] value = record.value();
        if (value.length < HEADER || value[0] != MAGIC) {
            throw new NotSeen(
                    "Confluent's wire format on " + record.topic(), value.length + " bytes of another form came");
        }
        Schema schema = schemas.computeIfAbsent(ByteBuffer.wrap(value).getInt(1), this::fetched);
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null));
        } catch (IOException e) {
            throw new UncheckedIOException("a record that is not of its schema, on " + record.topic(), e);
        }
    }

    private Schema fetched(int id) {
        URI address = URI.create(registry + "/schemas/ids/" + id);
        for (int tries = 0; ; tries++) {
            try {
                return fetched(address);
            } catch (UncheckedIOException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
                Doors.pause(BETWEEN_TRIES);
            }
        }
    }

    private Schema fetched(URI address) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new NotSeen("the schema at " + address, response.statusCode() + " came");
            }
            return new Schema.Parser()
                    .parse(json.readTree(response.body()).path("schema").asString(""));
        } catch (IOException e) {
            throw new UncheckedIOException("the registry does not answer at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeen("the schema at " + address, "the player was interrupted");
        }
    }
}
