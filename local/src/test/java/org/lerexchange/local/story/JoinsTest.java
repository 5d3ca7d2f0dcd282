package org.lerexchange.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The test of the test: what joins a record to a pseudonym is found, wherever it stands. */
class JoinsTest {

    private static final String ISSUED = "ler.credential.issued";
    private static final String VERIFIED = "ler.presentation.verified";
    private static final Instant TIME = Instant.parse("2026-11-25T08:00:00.123Z");

    private final Joins joins = new Joins();

    private void record(String value, Instant time) {
        add(ISSUED, Map.of("credentialId", "urn:uuid:0a1b2c3d-1111"), value, time);
    }

    private void pseudonym(String value, Instant time) {
        add(VERIFIED, Map.of("profileId", "profile-9z8y7x6w"), value, time);
    }

    private void add(String topic, Map<String, String> ids, String value, Instant time) {
        Schema at = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("Planted").fields();
        ids.keySet().forEach(fields::requiredString);
        GenericRecordBuilder record = new GenericRecordBuilder(fields.optionalString("value")
                .name("since")
                .type(at)
                .noDefault()
                .endRecord());
        ids.forEach(record::set);
        GenericRecord built =
                record.set("value", value).set("since", time.toEpochMilli()).build();
        ConsumerRecord<byte[], byte[]> event = new ConsumerRecord<>(topic, 0, 0, bytes("a key"), bytes("unused"));
        event.headers().add("ce_source", bytes("/nobody-else"));
        joins.add(topic, Values.of(event, Optional.of(built)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sealed(String head, String rest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(head)) + ".wrapped-key." + rest
                + ".cipher-text." + "tag-tag-tag";
    }

    @Test
    void eventsThatHaveNothingInCommonAreNoJoin() {
        record("0123456789", TIME);
        pseudonym("9876543210", TIME.plusMillis(1));

        assertThat(joins.values(Joins.Side.RECORD)).isGreaterThan(2);
        assertThat(joins.values(Joins.Side.PSEUDONYM)).isGreaterThan(2);
        assertThat(joins.found())
                .as("a header is looked at, too")
                .containsExactly(ISSUED + ":header.ce_source = " + VERIFIED + ":header.ce_source (1)");
    }

    @Test
    void aValueBesideBothIsFoundAndNotSaid() {
        record("trace-4711-0815", TIME);
        pseudonym("trace-4711-0815", TIME.plusMillis(1));

        assertThat(joins.found()).contains(ISSUED + ":value = " + VERIFIED + ":value (1)");
        assertThat(joins.found().toString()).doesNotContain("4711");
    }

    @Test
    void anIdWithinALongerTextIsFound() {
        record("see 0a1b2c3d4e5f for more", TIME);
        pseudonym("urn:x:0a1b2c3d4e5f", TIME.plusMillis(1));

        assertThat(joins.found()).contains(ISSUED + ":value = " + VERIFIED + ":value (1)");
    }

    @Test
    void aKeyThatSealedBothIsFound() {
        record(sealed("{\"alg\":\"dir\",\"kid\":\"holder-key-1\"}", "one-one-one"), TIME);
        pseudonym(sealed("{\"alg\":\"dir\",\"kid\":\"holder-key-1\"}", "two-two-two"), TIME.plusMillis(1));

        assertThat(joins.found()).contains(ISSUED + ":value#kid = " + VERIFIED + ":value#kid (1)");
    }

    @Test
    void oneMillisecondInCommonIsChanceAndTwoOfAFewAreACopy() {
        record("0123456789", TIME);
        pseudonym("9876543210", TIME);
        String copied = ISSUED + ":since = " + VERIFIED + ":since";
        assertThat(joins.found()).noneMatch(join -> join.startsWith(copied));

        record("0123456789", TIME.plusMillis(7));
        pseudonym("9876543210", TIME.plusMillis(7));

        assertThat(joins.found()).contains(copied + " (2)");
    }

    @Test
    void someMillisecondsInCommonAmongManyAreChanceAndATenthIsACopy() {
        String copied = ISSUED + ":since = " + VERIFIED + ":since";
        for (int i = 0; i < 100; i++) {
            record("record-" + i, TIME.plusMillis(2L * i));
            pseudonym("pseudonym-" + i, TIME.plusMillis(2L * i + (i < 9 ? 0 : 1)));
        }
        assertThat(joins.found()).noneMatch(join -> join.startsWith(copied));

        pseudonym("pseudonym-100", TIME.plusMillis(2L * 99));

        assertThat(joins.found()).contains(copied + " (10)");
    }

    @Test
    void aConsentIdBesideACredentialIdIsFound() {
        add(ISSUED, Map.of("credentialId", "urn:uuid:0a1b2c3d-1111", "consentId", "consent-77"), "0123456789", TIME);

        assertThat(joins.found()).containsExactly(ISSUED + " has ids of both sides in one event");
    }

    @Test
    void aPublicWordIsNoJoinWhereBothFieldsAreOfItsKindAndIsOneElsewhere() {
        String issuer = "ler.credential.status-changed:issuer";

        assertThat(PublicWord.of(issuer)).hasValue(PublicWord.ISSUER);
        assertThat(PublicWord.of("ler.profile.changed:parts.issuer")).hasValue(PublicWord.ISSUER);
        assertThat(PublicWord.of("ler.award.answered:header.content-type")).hasValue(PublicWord.WIRE);
        assertThat(PublicWord.of("ler.profile.changed:profileId")).isEmpty();
        assertThat(PublicWord.of("ler.match.changed:changes.reasons.issuerName"))
                .isEmpty();
    }
}
