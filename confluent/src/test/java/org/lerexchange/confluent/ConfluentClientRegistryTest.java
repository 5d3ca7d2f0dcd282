package org.lerexchange.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lerexchange.messaging.codec.CodecProperties;
import org.lerexchange.messaging.codec.IncompatibleSchema;
import org.lerexchange.messaging.codec.RegistryStub;
import org.lerexchange.messaging.codec.RegistryUnavailable;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.messaging.codec.UnknownSchema;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Confluent's own client as our registry: what it finds, how often it asks, and what each refusal comes to. */
class ConfluentClientRegistryTest {

    private static final Schema INT = new Schema.Parser().parse("\"int\"");
    private static final Schema STRING = new Schema.Parser().parse("\"string\"");
    private static final int TOGETHER = 16;

    private final RegistryStub stub = new RegistryStub();
    private final SchemaRegistry registry = through("auto.register.schemas", "true");

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void whateverManyAskTogetherTheRegistryIsAskedOnce() {
        int id = registry.idOf("toys-value", INT);
        SchemaRegistry cold = through("auto.register.schemas", "true");
        int before = stub.questions().size();

        List<Integer> ids = together(cold, "toys-value", INT);
        List<Schema> schemas = Flux.range(0, TOGETHER)
                .flatMap(_ -> Flux.defer(() -> Flux.just(cold.byId(id))).subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(ids).hasSize(TOGETHER).containsOnly(id);
        assertThat(schemas).hasSize(TOGETHER).containsOnly(INT);
        assertThat(stub.questions().size() - before).isBetween(1, 2);
        assertThat(cold.idOf("toys-value", INT)).isEqualTo(id);
        assertThat(stub.questions().size() - before).isBetween(1, 2);
    }

    private static List<Integer> together(SchemaRegistry registry, String subject, Schema schema) {
        return Flux.fromStream(IntStream.range(0, TOGETHER).boxed())
                .flatMap(_ -> Flux.defer(() -> Flux.just(registry.idOf(subject, schema)))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void aSchemaThatIsNotThereIsUnknownUnlessItMayBeRegistered() {
        SchemaRegistry reader = through("auto.register.schemas", "false");

        assertThatThrownBy(() -> reader.idOf("toys-value", INT)).isInstanceOf(UnknownSchema.class);
        registry.idOf("toys-value", STRING);
        assertThatThrownBy(() -> reader.idOf("toys-value", INT)).isInstanceOf(UnknownSchema.class);
        assertThatThrownBy(() -> reader.byId(77)).isInstanceOf(UnknownSchema.class);
        assertThat(reader.idOf("toys-value", STRING)).isEqualTo(registry.idOf("toys-value", STRING));
    }

    @ParameterizedTest
    @CsvSource({"409, 409", "422, 42201", "422, 42205"})
    void aSchemaThatTheSubjectRefusesIsIncompatible(int status, int code) {
        stub.answerNext(status, "{\"error_code\": " + code + ", \"message\": \"no\"}");

        assertThatThrownBy(() -> registry.idOf("toys-value", INT))
                .isInstanceOf(IncompatibleSchema.class)
                .hasMessageContaining("toys-value")
                .hasMessageContaining(Integer.toString(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {\"error_code\": 50001, \"message\": \"store\"}",
                "503 | busy",
                "502 | {\"error_code\": 40403, \"message\": \"of a proxy\"}",
                "429 | {\"error_code\": 42901, \"message\": \"slower\"}",
                "404 | <html>no such page</html>",
                "403 | {\"error_code\": 40301, \"message\": \"not you\"}",
                "200 | <html>please log in</html>",
                "200 | {}",
            })
    void anAnswerThatIsNotTheRegistrysWordPassesAndIsNotKept(int status, String body) {
        int id = registry.idOf("toys-value", INT);
        SchemaRegistry cold = through("auto.register.schemas", "false");

        stub.answerNext(status, body);
        assertThatThrownBy(() -> cold.byId(id)).isInstanceOf(RegistryUnavailable.class);
        assertThat(cold.byId(id)).isEqualTo(INT);

        stub.answerNext(status, body);
        assertThatThrownBy(() -> cold.idOf("toys-value", INT)).isInstanceOf(RegistryUnavailable.class);
        assertThat(cold.idOf("toys-value", INT)).isEqualTo(id);
    }

    @Test
    void aRegistryThatCannotBeReachedOrKeepsSilentPasses() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CodecProperties there = new CodecProperties(
                    Map.of("schema.registry.url", "http://127.0.0.1:" + silent.getLocalPort()),
                    null,
                    Duration.ofMillis(300),
                    Duration.ofMillis(300));

            assertThatThrownBy(() -> new ConfluentClientRegistry(there).byId(1))
                    .isInstanceOf(RegistryUnavailable.class);
        }
        stub.close();
        assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(RegistryUnavailable.class);
        assertThatThrownBy(() -> registry.idOf("toys-value", INT)).isInstanceOf(RegistryUnavailable.class);
    }

    @Test
    void theSecondAddressAnswersWhereTheFirstDoesNot() throws IOException {
        int gone;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = socket.getLocalPort();
        }
        int id = registry.idOf("toys-value", INT);

        SchemaRegistry both =
                new ConfluentClientRegistry(CodecProperties.at("http://127.0.0.1:" + gone + ", " + stub.url() + "/"));

        assertThat(both.byId(id)).isEqualTo(INT);
    }

    @Test
    void theNewestVersionServesOnlyWhereItIsOurs() {
        String newest = "{\"subject\": \"toys-value\", \"version\": 3, \"id\": 9, \"schema\": \"\\\"int\\\"\"}";
        SchemaRegistry latest = through("use.latest.version", "true");

        stub.answerNext(200, newest);
        assertThat(latest.idOf("toys-value", INT)).isEqualTo(9);
        stub.answerNext(200, newest);
        assertThatThrownBy(() -> latest.idOf("toys-value", STRING)).isInstanceOf(IncompatibleSchema.class);
    }

    @Test
    void whatIsNoAvroSchemaIsUnknownForGood() {
        stub.answerNext(200, "{\"schemaType\": \"PROTOBUF\", \"schema\": \"message Toy {}\"}");
        assertThatThrownBy(() -> registry.byId(5)).isInstanceOf(UnknownSchema.class);

        stub.answerNext(200, "{\"schema\": \"toy\"}");
        assertThatThrownBy(() -> registry.byId(6)).isInstanceOf(UnknownSchema.class);
    }

    @Test
    void aSchemaComesWithWhatItRefersTo() {
        stub.answerNext(200, """
            {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Box\\",\\"fields\\":[{\\"name\\":\\"toy\\",\\"type\\":\\"org.toy.Toy\\"}]}",
             "references": [{"name": "org.toy.Toy", "subject": "toy", "version": 1}]}
            """);
        stub.answerNext(200, """
            {"subject": "toy", "version": 1, "id": 8,
             "schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Toy\\",\\"namespace\\":\\"org.toy\\",\\"fields\\":[]}"}
            """);

        assertThat(registry.byId(7).getField("toy").schema().getFullName()).isEqualTo("org.toy.Toy");
    }

    @ParameterizedTest
    @CsvSource({
        "basic.auth.user.info, ada:secret, Basic YWRhOnNlY3JldA==",
        "bearer.auth.token, t0ken, Bearer t0ken",
    })
    void credentialsGoWithEachQuestionUnderConfluentsOwnKeys(String key, String value, String header) {
        int id = registry.idOf("toys-value", INT);

        through(key, value).byId(id);

        assertThat(stub.questions().getLast().authorization()).isEqualTo(header);
    }

    private ConfluentClientRegistry through(String key, String value) {
        return new ConfluentClientRegistry(CodecProperties.at(stub.url()).with(key, value));
    }
}
