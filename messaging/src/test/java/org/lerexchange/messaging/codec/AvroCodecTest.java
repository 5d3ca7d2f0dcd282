package org.lerexchange.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lerexchange.messaging.codec.CodecToys.COUNTED;
import static org.lerexchange.messaging.codec.CodecToys.ORDERED;
import static org.lerexchange.messaging.codec.CodecToys.order;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Topic;
import org.lerexchange.toy.ToyCounted;
import org.lerexchange.toy.ToyOrdered;

class AvroCodecTest {

    /** F21: what one poisonous record may cost. */
    private static final long FEW_BYTES = 5_000_000;

    private final RegistryStub stub = new RegistryStub();
    private final ConfluentRegistry registry =
            new ConfluentRegistry(CodecProperties.at(stub.url()).with("auto.register.schemas", "true"));
    private final AvroCodec codec = new AvroCodec(registry);

    @BeforeEach
    void register() {
        assertThat(registry.idOf(ORDERED.subject(), ORDERED.schema())).isEqualTo(1);
        assertThat(registry.idOf(COUNTED.subject(), COUNTED.schema())).isEqualTo(2);
    }

    @AfterEach
    void stop() {
        registry.close();
        stub.close();
    }

    @Test
    void whatIsEncodedIsDecoded() {
        ToyOrdered back = codec.decode(ORDERED, codec.encode(ORDERED, order()));

        assertThat(back).isEqualTo(order());
        assertThat(back.getNote()).isEqualTo("für Ömer ✓");
    }

    @Test
    void theBytesAreConfluentsWireFormat() {
        byte[] bytes = codec.encode(ORDERED, new ToyOrdered("a", -1, ""));

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("00" + "00000001" + "0261" + "01" + "00");
    }

    @Test
    void theFingerprintIsTheSpecificationsCrc64() {
        // Avro specification, "Schema Fingerprints": the empty text has the fingerprint 0xc15d213aa4d7a795, and
        // the canonical form "int" 0x7275d51a3f395c8f (Avro's own test data).
        assertThat(AvroCodec.fingerprint(Schema.create(Schema.Type.INT))).isEqualTo("7275d51a3f395c8f");
        assertThat(AvroCodec.fingerprint(ORDERED.schema()))
                .isEqualTo(AvroCodec.fingerprint(new Schema.Parser().parse(SchemaText.of(ORDERED.schema()))));
    }

    @Test
    void whatALaterVersionAddsIsPassedOverAndWhatAnEarlierOneLacksIsDefault() {
        Schema later = new Schema.Parser().parse("""
            {"type":"record","name":"ToyCounted","namespace":"org.lerexchange.toy","fields":[
             {"name":"shelves","type":{"type":"array","items":"string"},"default":[]},
             {"name":"id","type":"string"},
             {"name":"colour","type":["null","string"],"default":null},
             {"name":"labels","type":{"type":"map","values":"long"},"default":{}},
             {"name":"mark","type":{"type":"fixed","name":"Mark","size":2},"default":"ab"},
             {"name":"weight","type":"double","default":1.5},
             {"name":"tall","type":"boolean","default":true},
             {"name":"total","type":"long"},
             {"name":"raw","type":"bytes","default":""}]}\
            """);
        GenericRecord record = new GenericRecordBuilder(later)
                .set("id", "s")
                .set("total", 7L)
                .set("colour", "red")
                .set("shelves", List.of("x", "y"))
                .set("labels", Map.of("k", 1L))
                .set("mark", new GenericData.Fixed(later.getField("mark").schema(), new byte[] {1, 2}))
                .set("raw", ByteBuffer.wrap(new byte[] {9}))
                .build();

        ToyCounted read = codec.decode(COUNTED, written(later, record));

        assertThat(read).isEqualTo(new ToyCounted("s", 7L));
    }

    static Stream<Arguments> poison() {
        byte[] random = new byte[200];
        new Random(21).nextBytes(random);
        random[0] = 7;
        return Stream.of(
                Arguments.of("", Unreadable.EMPTY),
                Arguments.of(HexFormat.of().formatHex(random), Unreadable.BAD_MAGIC),
                Arguments.of("01" + "00000001" + "02610100", Unreadable.BAD_MAGIC),
                Arguments.of("000000", Unreadable.TRUNCATED),
                Arguments.of("0000000001", Unreadable.TRUNCATED),
                Arguments.of("0000000001" + "0261", Unreadable.TRUNCATED),
                Arguments.of("0000000001" + "0461", Unreadable.BAD_LENGTH),
                Arguments.of("0000000001" + "8080808010" + "61", Unreadable.BAD_LENGTH),
                Arguments.of("0000000001" + "feffffff0f" + "61", Unreadable.BAD_LENGTH),
                Arguments.of("0000000001" + "01" + "61", Unreadable.BAD_LENGTH),
                Arguments.of("0000000001" + "ffffffffffffffffffff" + "61", Unreadable.UNFIT),
                Arguments.of("0000000001" + "0261" + "8080808010" + "00", Unreadable.UNFIT),
                Arguments.of("0000000001" + "02610100" + "00", Unreadable.TRAILING_BYTES),
                Arguments.of("0000000002" + "026102", Unreadable.OTHER_RECORD),
                Arguments.of("0000000063" + "02610100", Unreadable.UNKNOWN_ID),
                Arguments.of("00ffffffff" + "02610100", Unreadable.UNKNOWN_ID));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void poisonIsABrokenContractAndCostsLittle(String hex, Unreadable reason) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        long before = allocated();

        assertThatExceptionOfType(BrokenContract.class)
                .isThrownBy(() -> codec.decode(ORDERED, bytes))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo(reason.name()))
                .withMessageContaining("ler.toy.ordered");

        assertThat(allocated() - before).isLessThan(FEW_BYTES);
    }

    @Test
    void aCountThatNoArrayCanHaveIsRefusedBeforeThereIsRoomForIt() {
        Schema later = new Schema.Parser().parse("""
            {"type":"record","name":"ToyCounted","namespace":"org.lerexchange.toy","fields":[
             {"name":"shelves","type":{"type":"array","items":"long"},"default":[]},
             {"name":"id","type":"string"},
             {"name":"total","type":"long"}]}\
            """);
        byte[] whole = written(
                later,
                new GenericRecordBuilder(later).set("id", "s").set("total", 7L).build());
        byte[] bytes = HexFormat.of().parseHex(HexFormat.of().formatHex(whole, 0, 5) + "fcffffff0f" + "02");
        long before = allocated();

        assertThatExceptionOfType(BrokenContract.class)
                .isThrownBy(() -> codec.decode(COUNTED, bytes))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo(Unreadable.BAD_LENGTH.name()));
        assertThat(allocated() - before).isLessThan(FEW_BYTES);
    }

    @Test
    void bytesThatBreakOffAnywhereAreABrokenContract() {
        byte[] whole = codec.encode(ORDERED, order());

        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> codec.decode(ORDERED, part)).isInstanceOf(BrokenContract.class);
        }
    }

    @Test
    void alteredBytesAreARecordOrABrokenContractAndNothingElse() {
        byte[] whole = codec.encode(ORDERED, order());
        Random random = new Random(1234);
        int broken = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] altered = whole.clone();
            altered[5 + random.nextInt(altered.length - 5)] = (byte) random.nextInt();
            try {
                assertThat(codec.decode(ORDERED, altered)).isNotNull();
            } catch (BrokenContract e) {
                broken++;
            }
        }
        assertThat(broken).isBetween(100, 5_000);
    }

    @Test
    void aSchemaThatCannotBeReadAsOursIsABrokenContract() {
        Schema other = new Schema.Parser().parse("""
            {"type":"record","name":"ToyTold","namespace":"org.lerexchange.toy","fields":[
             {"name":"id","type":"int"}]}\
            """);
        int id = registry.idOf(
                "another", new Schema.Parser().parse(other.toString().replace("ToyTold", "ToyOrdered")));
        byte[] bytes =
                ByteBuffer.allocate(6).put((byte) 0).putInt(id).put((byte) 2).array();

        assertThatExceptionOfType(BrokenContract.class)
                .isThrownBy(() -> codec.decode(ORDERED, bytes))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo(Unreadable.UNFIT.name()));
    }

    @Test
    void anIdThatNobodyCanLookUpNowPasses() {
        stub.close();

        assertThatThrownBy(() -> codec.decode(ORDERED, HexFormat.of().parseHex("000000006302610100")))
                .isInstanceOf(RegistryUnavailable.class);
    }

    @Test
    void aValueWithoutARequiredFieldIsNotSaid() {
        ToyOrdered hollow = new ToyOrdered();
        hollow.setAmount(1);

        assertThatExceptionOfType(BrokenContract.class)
                .isThrownBy(() -> codec.encode(ORDERED, hollow))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo(Unreadable.UNSAYABLE.name()));
    }

    @Test
    void aColdStartWithoutTheRegistryReadsAndWritesWhatItKnew(@TempDir Path folder) {
        CodecProperties kept = CodecProperties.at(stub.url())
                .with("auto.register.schemas", "true")
                .keptIn(folder);
        byte[] bytes = roundTrip(kept, ORDERED, order());
        stub.close();

        byte[] again = roundTrip(kept, ORDERED, order());

        assertThat(again).isEqualTo(bytes);
    }

    private static <T extends SpecificRecord> byte[] roundTrip(CodecProperties properties, Topic<T> topic, T value) {
        try (ConfluentRegistry own = new ConfluentRegistry(properties)) {
            AvroCodec fresh = new AvroCodec(own);
            byte[] bytes = fresh.encode(topic, value);
            assertThat(fresh.decode(topic, bytes)).isEqualTo(value);
            return bytes;
        }
    }

    private byte[] written(Schema schema, GenericRecord record) {
        int id = registry.idOf("later", schema);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().blockingBinaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
