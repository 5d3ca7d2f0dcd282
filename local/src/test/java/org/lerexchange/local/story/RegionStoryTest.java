package org.lerexchange.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.local.Console;
import org.lerexchange.local.LocalExchange;
import org.lerexchange.local.StoryOptions;
import org.lerexchange.local.StoryOutcome;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.supervision.Progress;

/** The story on pretended services: what the player does and sees, without the exchange. */
class RegionStoryTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void wholeStoryIsObservedAndCanBePlayedAgainWithTheSamePeopleAndNewAwards() throws Exception {
        assumeTrue(Files.exists(Build.found().registry()), "skipped: the unpacked schema registry is missing");
        try (LocalExchange parts = new LocalExchange(new LerHome(folder), Ports.free(), Map.of(), new Silent())) {
            parts.upInfrastructure();
            try (PretendExchange exchange = new PretendExchange(parts, folder)) {
                StoryOutcome first = played(exchange, true);
                StoryOutcome second = played(exchange, false);

                assertThat(first.notObserved()).isEmpty();
                assertThat(second.notObserved()).isEmpty();
                assertThat(first.steps()).isGreaterThan(20).isEqualTo(second.steps());
            }
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("run 1", "run 2", "200 since before", "phlebotomy (must-have)", "./ler token")
                .contains("20 planted names are in none of");
    }

    private StoryOutcome played(PretendExchange exchange, boolean exit) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new RegionStory()
                .play(exchange, new StoryOptions(1, Optional.empty(), exit), new Console(stream, stream));
    }

    private record Silent() implements Progress {

        @Override
        public void ready(String what, String where, Duration after) {
            assertThat(what).isNotEmpty();
        }

        @Override
        public void said(String line) {
            assertThat(line).isNotNull();
        }
    }
}
