package org.lerexchange.credentials.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.credentials.Shared;

class StrictJsonTest {
    @Test
    void aRepeatedNameIsRefusedAtAnyDepth() {
        assertThat(flaw("{\"issuer\":1,\"issuer\":2}")).isEqualTo(JsonFlaw.DUPLICATE_KEY);
        assertThat(flaw("{\"a\":[{\"b\":1,\"\\u0062\":2}]}")).isEqualTo(JsonFlaw.DUPLICATE_KEY);
    }

    @Test
    void nestingIsReadToTheCapAndRefusedBeyond() {
        assertThat(StrictJson.object(nested(StrictJson.MAX_DEPTH))).isNotEmpty();
        assertThat(flaw(nested(StrictJson.MAX_DEPTH + 1))).isEqualTo(JsonFlaw.TOO_DEEP);
        assertThat(flaw(nested(100_000))).isEqualTo(JsonFlaw.TOO_DEEP);
    }

    @Test
    void aTextBeyondTheCapIsRefusedUnread() {
        assertThat(flaw("{\"a\":\"" + "x".repeat(StrictJson.MAX_CHARS) + "\"}")).isEqualTo(JsonFlaw.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{}{}", "{\"a\":1,}", "{'a':1}", "{\"a\":01}", "{\"a\":NaN}", "{a:1}"})
    void whatIsNotOneObjectIsMalformed(String text) {
        assertThat(flaw(text)).isEqualTo(JsonFlaw.MALFORMED);
    }

    @Test
    void aLoneSurrogateIsRefusedBecauseTwoOfThemWouldHashAlike() {
        assertThat(flaw("{\"a\":\"\\ud800\"}")).isEqualTo(JsonFlaw.LONE_SURROGATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0000000000000001", "1e400", "12345678901234567890"})
    void aNumberThatASignatureCouldNotHoldIsRefused(String number) {
        assertThat(flaw("{\"a\":" + number + "}")).isEqualTo(JsonFlaw.INEXACT_NUMBER);
    }

    @Test
    void bytesMustBeUtf8() {
        byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        RefusedJson refused = catchThrowableOfType(RefusedJson.class, () -> StrictJson.object(latin));

        assertThat(refused.flaw()).isEqualTo(JsonFlaw.MALFORMED);
    }

    @Test
    void canonicalFormIsThatOfRfc8785() {
        List<Path> inputs = Shared.files("specs/vectors/jcs/input", ".json").stream()
                .filter(input -> !input.endsWith("arrays.json") && !input.endsWith("values.json"))
                .toList();

        assertThat(inputs).isNotEmpty().allSatisfy(input -> {
            Path output =
                    input.resolveSibling("../output/" + input.getFileName()).normalize();
            assertThat(StrictJson.canonical(StrictJson.object(Shared.text(input))))
                    .isEqualTo(Shared.text(output).strip());
        });
    }

    private static JsonFlaw flaw(String text) {
        return catchThrowableOfType(RefusedJson.class, () -> StrictJson.object(text))
                .flaw();
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{\"a\":1}" + "}".repeat(depth - 1);
    }
}
