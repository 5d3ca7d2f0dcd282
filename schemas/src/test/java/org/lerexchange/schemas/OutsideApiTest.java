package org.lerexchange.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Topic;

/** {@code docs/api/outside-topics.asyncapi.json} (AsyncAPI 3.0) is what the catalogue of outside topics says. */
class OutsideApiTest {

    private static final String WRITE = "ler.api.write";
    private static final String TENANT = "TENANT";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theAsyncApiFileIsWhatTheCatalogueSays() throws IOException {
        Path file = Path.of(System.getProperty("ler.root", "..")).resolve("docs/api/outside-topics.asyncapi.json");
        String text = text();

        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, text);
        }

        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "%s; it is written anew by ./mvnw -pl schemas -am test -Dtest=OutsideApiTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
                        file, WRITE)
                .isEqualTo(text);
    }

    private static String text() throws IOException {
        ObjectNode api = JSON.createObjectNode().put("asyncapi", "3.0.0");
        api.putObject("info")
                .put("title", "LER exchange: topics of parties outside")
                .put("version", "1")
                .put(
                        "description",
                        "One topic of each family for each tenant that asked for the Kafka door. The topic's name is"
                                + " the tenant and its ACL the authentication; the broker refuses every other topic."
                                + " Operations are named from the exchange's side: it receives what a party says.");
        api.put("defaultContentType", "application/vnd.apache.avro");
        ObjectNode channels = api.putObject("channels");
        ObjectNode operations = api.putObject("operations");
        ObjectNode messages = JSON.createObjectNode();
        for (OutsideTopics family : OutsideTopics.values()) {
            channels.set(name(family), channel(family));
            operations.set((family.inwards() ? "hear-" : "say-") + name(family), operation(family));
            messages.set(family.inner().schema().getName(), message(family.inner()));
        }
        api.putObject("components").set("messages", messages);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(api) + '\n';
    }

    private static ObjectNode channel(OutsideTopics family) {
        Topic<?> topic = family.of(TENANT);
        ObjectNode channel = JSON.createObjectNode().put("address", topic.name().replace(TENANT, "{tenant}"));
        channel.putObject("parameters").putObject("tenant").put("description", "the party's own id, of [A-Za-z0-9_-]");
        ObjectNode message =
                channel.putObject("messages").putObject(topic.schema().getName());
        message.put("$ref", "#/components/messages/" + topic.schema().getName());
        channel.putObject("bindings")
                .putObject("kafka")
                .put("partitions", 1)
                .putObject("topicConfiguration")
                .putArray("cleanup.policy")
                .add("delete");
        channel.put("x-erasure", topic.erasedBy().name())
                .put("x-kept", topic.kind().name());
        return channel;
    }

    private static ObjectNode operation(OutsideTopics family) {
        ObjectNode operation = JSON.createObjectNode().put("action", family.inwards() ? "receive" : "send");
        operation.putObject("channel").put("$ref", "#/channels/" + name(family));
        operation.put("x-service", family.service());
        return operation;
    }

    private static ObjectNode message(Topic<?> topic) throws IOException {
        ObjectNode message = JSON.createObjectNode()
                .put("name", topic.schema().getName())
                .put("contentType", "application/vnd.apache.avro");
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", "application/vnd.apache.avro+json;version=1.9.0");
        payload.set("schema", JSON.readTree(topic.schema().toString()));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", topic.key());
        kafka.put("schemaIdLocation", "payload").put("schemaIdPayloadEncoding", "confluent");
        return message;
    }

    private static String name(OutsideTopics family) {
        return family.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
