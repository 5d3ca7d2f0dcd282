package org.lerexchange.local.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lerexchange.local.Console;
import org.lerexchange.local.StoryOptions;
import org.lerexchange.local.StoryOutcome;
import org.lerexchange.local.StoryPlayer;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.region.Learner;
import org.lerexchange.local.region.Region;

/** The region's story, undisturbed and with every process killed in the middle of it; one after the other. */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryJourneyTest {

    @RegisterExtension
    private static final Journey CALM = Journey.AT_THE_DOORS;

    private static final Journey KILLED = new Journey("killed");

    /** What the undisturbed one holds before the other comes up. */
    private static final Map<String, String> BEFORE = new TreeMap<>();

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Each of the story's told steps is one line; the kill comes when so many have been told. */
    private static final int LINES_BEFORE_THE_KILL = 8;

    @BeforeAll
    static void theStoryIsTold() {
        Demo.told();
        BEFORE.putAll(CALM.settledDigests("digest"));
    }

    /** What a story tells, line by line. */
    private static final class Told {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        private final Console console = new Console(stream, stream);

        String text() {
            return out.toString(StandardCharsets.UTF_8);
        }

        long lines() {
            return text().lines().count();
        }
    }

    private static StoryOutcome play(Journey journey, Told told) {
        StoryPlayer player = ServiceLoader.load(StoryPlayer.class).findFirst().orElseThrow();
        try {
            return player.play(journey.exchange(), new StoryOptions(Demo.SEED, Optional.empty(), true), told.console);
        } catch (Exception e) {
            throw new IllegalStateException("the story broke off after:\n" + told.text(), e);
        }
    }

    @Test
    @Order(1)
    void everyStepOfTheStoryIsObservedWhileSomebodyElseReadsTheFeedsTopic() {
        Demo demo = Demo.told();

        String told = demo.run().printed();
        assertThat(told.lines())
                .as(told)
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("not observed"));
        assertThat(demo.run().code()).as(told).isZero();
        assertThat(told)
                .as("the story looked at both sides, and found nothing that joins them")
                .containsPattern("[1-9]\\d* values beside records and [1-9]\\d* beside pseudonyms, none beside both");
        assertThat(demo.foreign().all()).as("read to its end").isTrue();
        assertThat(demo.foreign().lines())
                .hasSizeGreaterThanOrEqualTo(Demo.READ_BY_SOMEBODY_ELSE)
                .allSatisfy(line -> assertThat(line).contains("\"jobId\"", "\"changes\""));
    }

    @Test
    @Order(2)
    void noPlantedNameIsInATopicALogAMetricOrADeadLetter() {
        List<byte[]> names = Region.read().cast().learners().stream()
                .filter(Learner::planted)
                .map(learner -> learner.name().getBytes(StandardCharsets.UTF_8))
                .toList();
        assertThat(names).hasSize(20);
        List<String> found = new ArrayList<>();
        for (String folder : List.of("kafka", "log", "registry")) {
            for (Path file : files(CALM.home().resolve(folder))) {
                namedIn(read(file), names).forEach(name -> found.add(name + " in " + file));
            }
        }
        for (Part part : Part.services()) {
            byte[] metrics = CALM.send(part, "GET", "/actuator/prometheus", "", "text/plain", "")
                    .body()
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(metrics).isNotEmpty();
            namedIn(metrics, names).forEach(name -> found.add(name + " in metrics of " + part));
        }
        assertThat(found).isEmpty();
    }

    @Test
    @Order(3)
    void aKilledExchangeEndsTheStoryInTheSameStateAsOneThatWasLeftAlone() {
        try (Journey.Begun _ = KILLED.begin()) {
            Told told = new Told();
            // A thread of its own: on two cores the common pool has one, and the JDK tells the end of a process there.
            CompletableFuture<StoryOutcome> playing =
                    CompletableFuture.supplyAsync(() -> play(KILLED, told), Thread::startVirtualThread);
            Journey.await("the story to have begun")
                    .until(() -> told.lines() >= LINES_BEFORE_THE_KILL || playing.isDone());
            KILLED.kill(Part.values());
            assertThat(playing).as("killed in the middle of it").isNotDone();
            KILLED.up();

            StoryOutcome outcome = playing.join();

            assertThat(outcome.notObserved()).as(told.text()).isEmpty();
            Map<String, String> undisturbed = Demo.told().storyDigests();
            assertThat(undisturbed).hasSizeGreaterThan(8);
            Journey.await("the same state as undisturbed")
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(KILLED.digests("storyDigest")).isEqualTo(undisturbed));
        }
    }

    @Test
    @Order(4)
    void aRestartChangesNothing() {
        CALM.down();
        CALM.up();

        Journey.await("the same state")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(CALM.digests("digest")).isEqualTo(BEFORE));
    }

    private static List<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which of the names stand there; each byte is looked at once for all that begin with it. */
    private static Set<String> namedIn(byte[] bytes, List<byte[]> names) {
        boolean[] first = new boolean[256];
        names.forEach(name -> first[Byte.toUnsignedInt(name[0])] = true);
        Set<String> found = new TreeSet<>();
        for (int at = 0; at < bytes.length; at++) {
            if (first[Byte.toUnsignedInt(bytes[at])]) {
                for (byte[] name : names) {
                    int end = Math.min(at + name.length, bytes.length);
                    if (Arrays.equals(bytes, at, end, name, 0, name.length)) {
                        found.add(new String(name, StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return found;
    }
}
