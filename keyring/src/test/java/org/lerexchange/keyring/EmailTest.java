package org.lerexchange.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @CsvSource({
        "Ana.Ruiz@Example.ORG, ana.ruiz@example.org",
        "'  ana@example.org ', ana@example.org",
        "ana+work@example.org, ana+work@example.org",
        "A.N.A@example.org, a.n.a@example.org",
        "ana@b\u00fccher.example, ana@xn--bcher-kva.example",
        "ana@BU\u0308CHER.example, ana@xn--bcher-kva.example",
        "jose\u0301@example.org, jos\u00e9@example.org",
        "\u0130pek@example.org, i\u0307pek@example.org"
    })
    void isTheSameForEveryWritingOfOneAddress(String written, String normal) {
        assertThat(Email.parse(written).map(Email::address)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@example.org",
                "ana@",
                "a@b@c",
                "a na@example.org",
                "ana@exa_mple.org",
                "ana@.org",
                "ana@example..org",
                "ana\u0007@example.org"
            })
    void refusesWhatIsNoAddress(String written) {
        assertThat(Email.parse(written)).isEmpty();
    }

    @Test
    void refusesALocalPartOfMoreThan64Bytes() {
        assertThat(Email.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(Email.parse("a".repeat(65) + "@example.org")).isEmpty();
    }

    @Test
    void normalisingTwiceIsNormalisingOnce() {
        Random random = new Random(20261125);
        int[] points = {'a', 'Z', '.', '+', 0xdc, 0x130, 0x301, 0x3a3, 0x1e9e, 0x212b, 0xfb01};
        int taken = 0;
        for (int round = 0; round < 2_000; round++) {
            StringBuilder local = new StringBuilder("x");
            for (int at = 0; at < 6; at++) {
                local.appendCodePoint(points[random.nextInt(points.length)]);
            }
            var once = Email.parse(local + "@example.org");
            if (once.isPresent()) {
                taken++;
                assertThat(Email.parse(once.get().address()))
                        .as("seed 20261125, round %d", round)
                        .isEqualTo(once);
            }
        }
        assertThat(taken).isEqualTo(2_000);
    }

    @Test
    void isNotShownInText() {
        assertThat(Email.parse("ana@example.org").orElseThrow().toString()).doesNotContain("ana");
    }
}
