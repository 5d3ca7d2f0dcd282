package org.lerexchange.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lerexchange.local.parts.Part;

class ArgumentsTest {

    @Test
    void demoTakesSeedDataAndExit() {
        Arguments arguments = Arguments.parse("demo", "--exit", "--seed", "7", "--data", "somewhere");

        assertThat(arguments.command()).isEqualTo("demo");
        assertThat(arguments.has("--exit")).isTrue();
        assertThat(arguments.seed()).isEqualTo(7);
        assertThat(arguments.options()).containsEntry("--data", "somewhere");
    }

    @Test
    void clientPropertiesTakeThePrincipalAsAWord() {
        Arguments arguments = Arguments.parse("client-properties", "college");

        assertThat(arguments.command()).isEqualTo("client-properties");
        assertThat(arguments.words()).containsExactly("college");
    }

    @Test
    void everyPartsPortCanBeMoved() {
        for (Part part : Part.values()) {
            assertThat(Arguments.parse("up", part.portOption(), "12345").ports())
                    .containsEntry(part, 12345);
        }
    }

    @Test
    void withoutACommandHelpIsGiven() {
        assertThat(Arguments.parse().command()).isEqualTo("help");
    }

    @Test
    void unknownOptionIsRefusedByName() {
        assertThatThrownBy(() -> Arguments.parse("up", "--prot-kafka", "1")).hasMessageContaining("--prot-kafka");
    }

    @Test
    void optionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> Arguments.parse("demo", "--seed")).hasMessageContaining("--seed");
    }
}
