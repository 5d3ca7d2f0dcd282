package org.lerexchange.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;

/** Contracts only grow. A missing version is written by {@link HistoryWriter}. */
class CompatibilityGateTest {

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theContractAndEveryEarlierVersionReadEachOther(Topic<?> topic) {
        List<Schema> earlier =
                History.of(topic).stream().map(History.Version::schema).toList();

        assertThat(CompatibilityGate.breaches(History.headSchema(topic), earlier))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theContractIsTheNewestVersionOfTheHistory(Topic<?> topic) {
        List<History.Version> versions = History.of(topic);

        assertThat(versions).isNotEmpty();
        assertThat(versions.getLast().schema())
                .hasToString(History.headSchema(topic).toString());
        assertThat(AvroCodec.fingerprint(topic.schema())).isEqualTo(AvroCodec.fingerprint(History.headSchema(topic)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void whatEachVersionWroteIsReadByTheContract(Topic<?> topic) {
        for (History.Version version : History.of(topic)) {
            SpecificRecord read = decode(topic, version);

            assertThat(read.getSchema()).isEqualTo(topic.schema());
            assertThat(read).isEqualTo(decode(topic, version)).hasSameHashCodeAs(decode(topic, version));
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theContractWritesTheGoldenBytesAgain(Topic<?> topic) {
        History.Version newest = History.of(topic).getLast();

        assertThat(encodeAgain(topic, newest)).isEqualTo(OneSchema.wire(newest.golden()));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void whatTheContractWritesIsReadByEachVersion(Topic<?> topic) throws Exception {
        Schema head = History.headSchema(topic);
        byte[] written = SampleRecord.bytes(head);
        for (History.Version version : History.of(topic)) {
            GenericRecord read = new GenericDatumReader<GenericRecord>(head, version.schema())
                    .read(null, DecoderFactory.get().binaryDecoder(written, null));

            assertThat(read.getSchema()).isEqualTo(version.schema());
        }
    }

    @Test
    void aReleasedVersionIsNeitherChangedNorRemoved() {
        Map<String, String> released = HistoryWriter.released();

        assertThat(released).isNotEmpty();
        released.forEach((file, digest) -> {
            Path path = History.FOLDER.resolve(file);
            assertThat(Files.exists(path)).as("%s is there", file).isTrue();
            assertThat(HistoryWriter.digest(path)).as("%s is unchanged", file).isEqualTo(digest);
        });
    }

    @Test
    void aTopicThatWasReleasedIsStillInTheCatalogue() {
        List<String> names = Topics.all().stream().map(Topic::name).toList();
        Stream<String> folders = History.list(History.FOLDER).stream()
                .filter(Files::isDirectory)
                .map(folder -> folder.getFileName().toString());

        assertThat(folders).containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a required field     | {"name":"b","type":"string"}
        another type         | {"name":"a","type":"string"}
        a symbol, no default | {"name":"e","type":{"type":"enum","name":"E","symbols":["X","Y"]},"default":"X"}
        """)
    void theGateRefuses(String change, String field) {
        Schema earlier = record("""
            {"name":"a","type":"long"},
            {"name":"e","type":{"type":"enum","name":"E","symbols":["X"]},"default":"X"}\
            """);
        String others = Stream.of("""
            {"name":"a","type":"long"}\
            """, """
            {"name":"e","type":{"type":"enum","name":"E","symbols":["X"]},"default":"X"}\
            """)
                .filter(other -> !other.startsWith(field.substring(0, 11)))
                .reduce(field, (one, other) -> one + "," + other);

        assertThat(CompatibilityGate.breaches(record(others), List.of(earlier)))
                .as(change)
                .isNotEmpty();
    }

    @Test
    void theGateLetsAnOptionalFieldPass() {
        Schema earlier = record("{\"name\":\"a\",\"type\":\"long\"}");
        Schema later = record("""
            {"name":"a","type":"long"},{"name":"b","type":["null","string"],"default":null}\
            """);

        assertThat(CompatibilityGate.breaches(later, List.of(earlier))).isEmpty();
    }

    @Test
    void theGateLooksAtEveryEarlierVersion() {
        Schema first = record("{\"name\":\"a\",\"type\":\"long\"}");
        Schema second = record("{\"name\":\"a\",\"type\":\"long\",\"default\":1}");
        Schema third = record("{\"name\":\"b\",\"type\":\"long\",\"default\":1}");

        assertThat(CompatibilityGate.breaches(third, List.of(second))).isEmpty();
        assertThat(CompatibilityGate.breaches(third, List.of(first, second))).isNotEmpty();
    }

    @Test
    void everyByteOfAGoldenRecordCounts() {
        History.Version version = History.of(Topics.KEY_PUBLISHED).getLast();
        byte[] longer = Arrays.copyOf(version.golden(), version.golden().length + 1);
        AvroCodec codec = new AvroCodec(new OneSchema(version.schema()));

        assertThatCode(() -> codec.decode(Topics.KEY_PUBLISHED, OneSchema.wire(longer)))
                .hasMessageContaining("1 more bytes");
    }

    private static Schema record(String fields) {
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}");
    }

    private static <T extends SpecificRecord> T decode(Topic<T> topic, History.Version version) {
        return new AvroCodec(new OneSchema(version.schema())).decode(topic, OneSchema.wire(version.golden()));
    }

    private static <T extends SpecificRecord> byte[] encodeAgain(Topic<T> topic, History.Version version) {
        return new AvroCodec(new OneSchema(version.schema())).encode(topic, decode(topic, version));
    }
}
