package org.lerexchange.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.lerexchange.local.Console;
import org.lerexchange.local.StoryPlayer;
import org.lerexchange.local.outside.NotSeen;

class StepsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final Steps steps = new Steps(new Console(stream, stream));

    @Test
    void storyIsFoundByTheCommand() {
        assertThat(ServiceLoader.load(StoryPlayer.class)).hasAtLeastOneElementOfType(RegionStory.class);
    }

    @Test
    void stepThatIsNotSeenIsKeptWithWhatWasExpectedAndTheStoryGoesOn() {
        steps.step("revoked", () -> {
            throw new NotSeen("the match withdrawn", "nothing came");
        });
        steps.step("lifted", () -> new Steps.Seen("there again", Duration.ofMillis(7)));
        steps.printTable();

        assertThat(steps.outcome().steps()).isEqualTo(2);
        assertThat(steps.outcome().complete()).isFalse();
        assertThat(steps.outcome().notObserved())
                .containsExactly("revoked: expected the match withdrawn, but nothing came");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("NOT OBSERVED", "there again", "7 ms");
    }

    @Test
    void stepThatBreaksIsNotObservedEither() {
        steps.step("odd", () -> {
            throw new IllegalStateException("no schema");
        });

        assertThat(steps.outcome().notObserved()).singleElement().asString().contains("odd", "no schema");
    }

    @Test
    void restIsNotPlayedWithoutWhatItNeeds() {
        assertThatThrownBy(() -> steps.needed("institutions", () -> {
                    throw new NotSeen("201", "503 came");
                }))
                .isInstanceOf(Steps.Ended.class)
                .hasMessageContaining("institutions");
        assertThat(steps.outcome().notObserved()).hasSize(1);
    }

    @Test
    void resultsOfManyComeInTheOrderOfTheItemsAndTheFirstFailureEndsIt() {
        Together together = new Together(line -> {});

        assertThat(together.each("squares", List.of(3, 1, 2), n -> n * n)).containsExactly(9, 1, 4);
        assertThatThrownBy(() -> together.each("squares", List.of(1, 2), n -> {
                    throw new NotSeen("a square", n + " came");
                }))
                .isInstanceOf(NotSeen.class);
    }
}
