package org.lerexchange.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lerexchange.messaging.codec.CodecToys.COUNTED;
import static org.lerexchange.messaging.codec.CodecToys.ORDERED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfluentRegistryTest {

    private static final String SUBJECT = ORDERED.subject();
    private static final Schema SCHEMA = ORDERED.schema();
    private static final String HTML = "<html><body>Sign in</body></html>";

    private final RegistryStub stub = new RegistryStub();

    @AfterEach
    void stop() {
        stub.close();
    }

    private CodecProperties writing() {
        return CodecProperties.at(stub.url()).with("auto.register.schemas", "true");
    }

    @Test
    void aSchemaIsRegisteredOnceAndComesBackById() {
        try (ConfluentRegistry registry = new ConfluentRegistry(writing())) {
            int id = registry.idOf(SUBJECT, SCHEMA);
            int again = registry.idOf(SUBJECT, SCHEMA);
            int other = registry.idOf(COUNTED.subject(), COUNTED.schema());

            assertThat(again).isEqualTo(id);
            assertThat(other).isNotEqualTo(id);
            assertThat(registry.byId(id)).isEqualTo(new Schema.Parser().parse(SchemaText.of(SCHEMA)));
            assertThat(registry.byId(id)).isSameAs(registry.byId(id));
            assertThat(stub.questions()).hasSize(3);
        }
    }

    @Test
    void theRegistryKeepsNoMarkOfTheCodeGenerator() {
        assertThat(SCHEMA.toString()).contains("avro.java.string");
        assertThat(SchemaText.of(SCHEMA)).doesNotContain("avro.java").contains("privacy");
    }

    @Test
    void whatMayNotBeRegisteredIsOnlyLookedUp() {
        try (ConfluentRegistry registry = new ConfluentRegistry(CodecProperties.at(stub.url()));
                ConfluentRegistry writer = new ConfluentRegistry(writing())) {
            assertThatThrownBy(() -> registry.idOf(SUBJECT, SCHEMA)).isInstanceOf(UnknownSchema.class);
            assertThat(stub.versions(SUBJECT)).isZero();

            int id = writer.idOf(SUBJECT, SCHEMA);

            assertThat(registry.idOf(SUBJECT, SCHEMA)).isEqualTo(id);
        }
    }

    @Test
    void anIdThatTheRegistryDoesNotHaveIsUnknown() {
        try (ConfluentRegistry registry = new ConfluentRegistry(writing())) {
            assertThatThrownBy(() -> registry.byId(77))
                    .isInstanceOf(UnknownSchema.class)
                    .hasMessageContaining("40403");
            assertThat(stub.questions()).hasSize(1);
        }
    }

    @Test
    void aSchemaThatTheSubjectRefusesIsIncompatible() {
        Schema narrower = new Schema.Parser().parse("""
            {"type":"record","name":"ToyOrdered","namespace":"org.lerexchange.toy","fields":[
             {"name":"id","type":"int"}]}\
            """);
        try (ConfluentRegistry registry = new ConfluentRegistry(writing())) {
            registry.idOf(SUBJECT, SCHEMA);

            assertThatThrownBy(() -> registry.idOf(SUBJECT, narrower)).isInstanceOf(IncompatibleSchema.class);
        }
    }

    @Test
    void anInvalidSchemaIsIncompatible() {
        stub.answerNext(422, "{\"error_code\":42201,\"message\":\"no\"}");
        try (ConfluentRegistry registry = new ConfluentRegistry(writing())) {
            assertThatThrownBy(() -> registry.idOf(SUBJECT, SCHEMA)).isInstanceOf(IncompatibleSchema.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void aPassingRefusalIsAskedAgain(int status) {
        stub.answerNext(status, HTML);
        stub.answerNext(status, "{\"error_code\":50001,\"message\":\"store\"}");
        try (ConfluentRegistry registry = new ConfluentRegistry(writing())) {
            assertThat(registry.idOf(SUBJECT, SCHEMA)).isEqualTo(1);
            assertThat(stub.questions()).hasSize(3);
        }
    }

    @Test
    void itIsAskedABoundedNumberOfTimes() {
        for (int i = 0; i < 10; i++) {
            stub.answerNext(500, "");
        }
        try (ConfluentRegistry registry = new ConfluentRegistry(writing())) {
            assertThatThrownBy(() -> registry.idOf(SUBJECT, SCHEMA)).isInstanceOf(RegistryUnavailable.class);
            assertThat(stub.questions()).hasSize(RegistryHttp.MINIMUM_ATTEMPTS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 404, 302})
    void aPageInsteadOfJsonIsNeverTheRegistrysWord(int status) {
        stub.answerNext(status, HTML);
        try (ConfluentRegistry registry = new ConfluentRegistry(writing())) {
            assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(RegistryUnavailable.class);
            assertThat(stub.questions()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsNotTaken() {
        String large = "{\"schema\":\"" + " ".repeat(RegistryHttp.LARGEST_ANSWER_BYTES) + "\"}";
        for (int i = 0; i < RegistryHttp.MINIMUM_ATTEMPTS; i++) {
            stub.answerNext(200, large);
        }
        try (ConfluentRegistry registry = new ConfluentRegistry(writing())) {
            assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(RegistryUnavailable.class);
        }
    }

    @Test
    void aFailureIsNotKept() {
        stub.answerNext(200, HTML);
        try (ConfluentRegistry registry = new ConfluentRegistry(writing())) {
            assertThatThrownBy(() -> registry.idOf(SUBJECT, SCHEMA)).isInstanceOf(RegistryUnavailable.class);
            assertThat(registry.idOf(SUBJECT, SCHEMA)).isEqualTo(1);
        }
    }

    @Test
    void theNextAddressAnswersForOneThatIsDown() {
        RegistryStub down = new RegistryStub();
        down.close();
        CodecProperties both =
                CodecProperties.at(down.url() + ", " + stub.url() + "/").with("auto.register.schemas", "true");
        try (ConfluentRegistry registry = new ConfluentRegistry(both)) {
            assertThat(registry.idOf(SUBJECT, SCHEMA)).isEqualTo(1);
        }
    }

    @Test
    void itSaysWhoItIs() {
        CodecProperties basic = writing().with("basic.auth.user.info", "toys:secret");
        CodecProperties bearer = writing().with("bearer.auth.token", "token");
        try (ConfluentRegistry one = new ConfluentRegistry(basic);
                ConfluentRegistry other = new ConfluentRegistry(bearer)) {
            one.ping();
            other.ping();

            assertThat(stub.questions())
                    .extracting(RegistryStub.Question::authorization)
                    .containsExactly("Basic dG95czpzZWNyZXQ=", "Bearer token");
            assertThat(basic.toString()).doesNotContain("secret");
        }
    }

    @Test
    void manyWhoWaitForOneSchemaAskOnce() throws Exception {
        try (ConfluentRegistry registry = new ConfluentRegistry(writing());
                ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> ids = Stream.generate(() -> many.submit(() -> registry.idOf(SUBJECT, SCHEMA)))
                    .limit(50)
                    .toList();

            for (Future<Integer> id : ids) {
                assertThat(id.get()).isEqualTo(1);
            }
            assertThat(stub.questions()).hasSize(1);
        }
    }

    @Test
    void theNewestVersionIsTakenOnlyIfItsBytesAreOurs() {
        try (ConfluentRegistry writer = new ConfluentRegistry(writing());
                ConfluentRegistry latest =
                        new ConfluentRegistry(CodecProperties.at(stub.url()).with("use.latest.version", "true"))) {
            int id = writer.idOf(SUBJECT, SCHEMA);

            assertThat(latest.idOf(SUBJECT, SCHEMA)).isEqualTo(id);
            assertThatThrownBy(() -> latest.idOf(SUBJECT, COUNTED.schema())).isInstanceOf(IncompatibleSchema.class);
        }
    }

    @Test
    void aLevelIsSetOnce() {
        try (ConfluentRegistry registry = new ConfluentRegistry(writing())) {
            assertThat(registry.hold(SUBJECT, "FULL_TRANSITIVE")).isTrue();
            assertThat(registry.hold(SUBJECT, "FULL_TRANSITIVE")).isFalse();
            assertThat(stub.levels()).containsEntry(SUBJECT, "FULL_TRANSITIVE");
        }
    }

    @Test
    void aStartWithoutTheRegistryDoesWithWhatIsOnDisk(@TempDir Path folder) {
        CodecProperties kept = writing().keptIn(folder.resolve("registry"));
        int id;
        try (ConfluentRegistry before = new ConfluentRegistry(kept)) {
            id = before.idOf(SUBJECT, SCHEMA);
        }
        stub.close();

        try (ConfluentRegistry after = new ConfluentRegistry(kept)) {
            assertThat(after.idOf(SUBJECT, SCHEMA)).isEqualTo(id);
            assertThat(after.byId(id).getFullName()).isEqualTo("org.lerexchange.toy.ToyOrdered");
            assertThatThrownBy(() -> after.byId(id + 1)).isInstanceOf(RegistryUnavailable.class);
        }
    }

    @Test
    void theRegistrysWordGoesBeforeTheDisks(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("1.avsc"), COUNTED.schema().toString());
        try (ConfluentRegistry registry = new ConfluentRegistry(writing().keptIn(folder))) {
            registry.idOf(SUBJECT, SCHEMA);

            assertThat(registry.byId(1).getName()).isEqualTo("ToyOrdered");
        }
    }

    @Test
    void aFileThatIsNoSchemaIsAsIfItWereNotThere(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("1.avsc"), "{\"type\":\"rec");
        stub.close();
        try (ConfluentRegistry registry = new ConfluentRegistry(writing().keptIn(folder))) {
            assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(RegistryUnavailable.class);
        }
    }

    @Test
    void whatIsKeptIsWholeFilesOnly(@TempDir Path folder) throws IOException {
        try (ConfluentRegistry registry = new ConfluentRegistry(writing().keptIn(folder))) {
            registry.idOf(SUBJECT, SCHEMA);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("1.avsc", SUBJECT + "." + AvroCodec.fingerprint(SCHEMA) + ".id");
        }
    }
}
