package org.lerexchange.messaging.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lerexchange.messaging.BrokenContract;

/** Values of every kind that a contract has, in plain words and back. */
class PlainFieldsTest {

    private static final String JWE = "eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn";
    private static final Schema TOY = new Schema.Parser().parse("""
        {"type": "record", "name": "Toy", "namespace": "org.lerexchange.toy", "fields": [
          {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["BALL", "BEAR"]}},
          {"name": "made", "type": ["null", {"type": "int", "logicalType": "date"}], "default": null},
          {"name": "sold", "type": {"type": "long", "logicalType": "timestamp-millis"}},
          {"name": "price", "type": "int"},
          {"name": "soft", "type": "boolean"},
          {"name": "owners", "type": {"type": "array", "items": {"type": "record", "name": "Owner", "fields": [
            {"name": "name", "type": "string", "privacy": "sealed"},
            {"name": "age", "type": ["null", "long"], "default": null}]}}},
          {"name": "labels", "type": {"type": "map", "values": "string"}}]}\
        """);

    private static GenericRecord toy() {
        Schema owner = TOY.getField("owners").schema().getElementType();
        return new GenericRecordBuilder(TOY)
                .set("kind", new GenericData.EnumSymbol(TOY.getField("kind").schema(), "BEAR"))
                .set("made", 20_000)
                .set("sold", 1_764_057_600_000L)
                .set("price", 12)
                .set("soft", true)
                .set(
                        "owners",
                        List.of(new GenericRecordBuilder(owner)
                                .set("name", JWE)
                                .set("age", 7L)
                                .build()))
                .set("labels", Map.of("shelf", "north"))
                .build();
    }

    private static Map<String, @Nullable Object> with(String field, @Nullable Object value) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(ShownValue.fields(toy()));
        plain.put(field, value);
        return plain;
    }

    @Test
    void timesAndNamesAreShownAsPeopleWriteThemAndWhatIsSealedOnlyAsSealed() {
        assertThat(ShownValue.fields(toy()))
                .containsEntry("kind", "BEAR")
                .containsEntry("made", "2024-10-04")
                .containsEntry("sold", "2025-11-25T08:00:00Z")
                .containsEntry("price", 12)
                .containsEntry("owners", List.of(Map.of("name", "sealed", "age", 7L)))
                .containsEntry("labels", Map.of("shelf", "north"));
    }

    @Test
    void whatIsShownReadsAsWhatItWas() {
        Object read = ReadValue.read(TOY, ShownValue.fields(toy()), toy(), "value");

        assertThat(read).isInstanceOfSatisfying(GenericRecord.class, record -> {
            assertThat(ShownValue.fields(record)).isEqualTo(ShownValue.fields(toy()));
            assertThat(record.get("owners").toString()).contains(JWE);
            assertThat(GenericData.get().validate(TOY, record)).isTrue();
        });
    }

    @Test
    void whatIsAbsentTakesItsDefaultAndWhatHasNoneIsAskedFor() {
        Map<String, @Nullable Object> without = with("made", null);
        without.remove("made");
        Map<String, @Nullable Object> broken = with("price", 1);
        broken.remove("price");

        assertThat(((GenericRecord) ReadValue.read(TOY, without, toy(), "value")).get("made"))
                .isNull();
        assertThatThrownBy(() -> ReadValue.read(TOY, broken, toy(), "value"))
                .isInstanceOf(BrokenContract.class)
                .hasMessage("expected a value at value.price");
    }

    @ParameterizedTest
    @CsvSource({
        "kind, CAR, 'one of [BALL, BEAR] at value.kind'",
        "made, yesterday, a date of ISO 8601 at value.made",
        "sold, 2025-11-25, a time of ISO 8601 in UTC at value.sold",
        "price, twelve, a whole number at value.price",
        "soft, yes, true or false at value.soft",
        "owners, Ada, a list at value.owners",
        "colour, blue, only fields of org.lerexchange.toy.Toy at value"
    })
    void aMisfitIsToldByItsPlaceAndNotByItsValue(String field, String value, String told) {
        assertThatThrownBy(() -> ReadValue.read(TOY, with(field, value), toy(), "value"))
                .isInstanceOf(BrokenContract.class)
                .hasMessage("expected " + told);
    }

    @Test
    void aNumberThatAnIntCannotHoldIsRefused() {
        assertThatThrownBy(() -> ReadValue.read(TOY, with("price", 1L << 40), toy(), "value"))
                .hasMessageStartingWith("expected a number from ")
                .hasMessageEndingWith(" at value.price");
    }

    @Test
    void aSealedFieldTakesAJweAndNeitherOpenTextNorAnEmptyPromise() {
        Object another = List.of(Map.of("name", "eyJ9.a.b.c.d"));
        Object open = List.of(Map.of("name", "Ada Example"));
        Object oneTooMany = Arrays.asList(Map.of("name", "sealed"), Map.of("name", "sealed"));

        assertThat(ReadValue.read(TOY, with("owners", another), toy(), "value").toString())
                .contains("eyJ9.a.b.c.d");
        assertThatThrownBy(() -> ReadValue.read(TOY, with("owners", open), toy(), "value"))
                .hasMessage("expected a JWE at value.owners[0].name");
        assertThatThrownBy(() -> ReadValue.read(TOY, with("owners", oneTooMany), toy(), "value"))
                .hasMessage("expected a JWE at value.owners[1].name");
    }
}
