package org.lerexchange.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trial B05. */
class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000b", "a\u001ab", "a\u0085b", "a\u202eb", "a\u2066b", "a\u200bb", "\ufeffa", "a\ud800b"})
    void whatDoesNotShowIsNoPlainText(String text) {
        assertThat(PlainText.is(text)).isFalse();
        assertThat(PlainText.is(PlainText.prose(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"José O'Brien-Núñez", "می‌خواهم", "क्‍ष", "line\r\n\ttwo", "😀"})
    void namesOfAllLanguagesAre(String text) {
        assertThat(PlainText.is(text)).isTrue();
        assertThat(PlainText.prose(text)).isEqualTo(text);
    }

    @Test
    void proseThatWasPastedKeepsItsWords() {
        assertThat(PlainText.prose("Draws\u001ablood\u200b, la\u202ebels\ud83d sam\u00adples 😀"))
                .isEqualTo("Draws blood, labels sam\u00adples 😀");
    }
}
