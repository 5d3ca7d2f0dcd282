package org.lerexchange.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.CodecProperties;
import org.lerexchange.messaging.codec.ConfluentRegistry;
import org.lerexchange.messaging.codec.RegistryStub;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.schemas.Topics;

/** Confluent's own client and ours, on one registry: the same ids and the same bytes for every contract, both ways. */
class EveryContractTest {

    private static final RegistryStub OURS_FIRST = new RegistryStub();
    private static final RegistryStub THEIRS_FIRST = new RegistryStub();

    @BeforeAll
    static void idsAreNotAlike() {
        theirs(OURS_FIRST, true).idOf("elsewhere-value", Topics.TRUST_CHANGED.schema());
    }

    @AfterAll
    static void stop() {
        OURS_FIRST.close();
        THEIRS_FIRST.close();
    }

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void whatOursRegistersTheGenuineClientFindsAndWritesAlike(Topic<?> topic) {
        assertAlike(topic, ours(OURS_FIRST, true), theirs(OURS_FIRST, false));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void whatTheGenuineClientRegistersOursFindsAndWritesAlike(Topic<?> topic) {
        assertAlike(topic, theirs(THEIRS_FIRST, true), ours(THEIRS_FIRST, false));
    }

    private static <T extends SpecificRecord> void assertAlike(
            Topic<T> topic, SchemaRegistry first, SchemaRegistry second) {
        T value = Samples.of(topic, 4711);
        int id = first.idOf(topic.subject(), topic.schema());
        byte[] written = new AvroCodec(first).encode(topic, value);

        assertThat(second.idOf(topic.subject(), topic.schema())).isEqualTo(id);
        assertThat(second.byId(id)).isEqualTo(first.byId(id));
        assertThat(new AvroCodec(second).encode(topic, value)).isEqualTo(written);
        assertThat(new AvroCodec(second).decode(topic, written)).isEqualTo(value);
    }

    private static SchemaRegistry ours(RegistryStub stub, boolean registers) {
        return new ConfluentRegistry(properties(stub, registers));
    }

    private static SchemaRegistry theirs(RegistryStub stub, boolean registers) {
        return new ConfluentClientRegistry(properties(stub, registers));
    }

    private static CodecProperties properties(RegistryStub stub, boolean registers) {
        return CodecProperties.at(stub.url()).with("auto.register.schemas", Boolean.toString(registers));
    }
}
