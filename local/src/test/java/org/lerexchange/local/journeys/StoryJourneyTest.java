package org.lerexchange.local.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
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
import tools.jackson.databind.JsonNode;

/** The region's story, undisturbed and with every process killed in the middle of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryJourneyTest {

    @RegisterExtension
    private static final Journey CALM = new Journey("calm");

    @RegisterExtension
    private static final Journey KILLED = new Journey("killed");

    private static final long SEED = 7;
    private static final String FEED_TOPIC = "ler.match.changed";

    /** Each of the story's told steps is one line; the kill comes when so many have been told. */
    private static final int LINES_BEFORE_THE_KILL = 8;

    private static ConditionFactory await(String what) {
        return Awaitility.await(what)
                .atMost(java.time.Duration.ofMinutes(3))
                .pollInterval(java.time.Duration.ofMillis(200))
                .ignoreExceptions();
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
            return player.play(journey.exchange(), new StoryOptions(SEED, Optional.empty(), true), told.console);
        } catch (Exception e) {
            throw new IllegalStateException("the story broke off after:\n" + told.text(), e);
        }
    }

    private static Map<String, String> digests(Journey journey, String kind) {
        Map<String, String> digests = new TreeMap<>();
        for (Part part : Part.services()) {
            JsonNode state = journey.read(journey.get(part, "/state", JourneyPeople.OPERATOR));
            state.properties()
                    .forEach(model -> digests.put(
                            part.id() + "." + model.getKey(),
                            model.getValue().path(kind).asString()));
        }
        return digests;
    }

    @Test
    @Order(1)
    void everyStepOfTheStoryIsObservedWhileSomebodyElseReadsTheFeedsTopic() throws Exception {
        Path output = CALM.home().resolve("foreign.txt");
        try (ForeignProcess foreign = ForeignProcess.reads(CALM.exchange(), FEED_TOPIC, 20, output)) {
            Told told = new Told();

            StoryOutcome outcome = play(CALM, told);

            assertThat(outcome.notObserved()).as(told.text()).isEmpty();
            assertThat(outcome.complete()).isTrue();
            assertThat(told.text())
                    .as("the story looked at both sides, and found nothing that joins them")
                    .containsPattern(
                            "[1-9]\\d* values beside records and [1-9]\\d* beside pseudonyms, none beside both");
            assertThat(foreign.lines(30))
                    .hasSizeGreaterThanOrEqualTo(20)
                    .allSatisfy(line -> assertThat(line).contains("\"jobId\"", "\"changes\""));
        }
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
                byte[] bytes = read(file);
                names.stream()
                        .filter(name -> contains(bytes, name))
                        .forEach(name -> found.add(new String(name, StandardCharsets.UTF_8) + " in " + file));
            }
        }
        for (Part part : Part.services()) {
            byte[] metrics = CALM.send(part, "GET", "/actuator/prometheus", "", "text/plain", "")
                    .body()
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(metrics).isNotEmpty();
            names.stream()
                    .filter(name -> contains(metrics, name))
                    .forEach(name -> found.add(new String(name, StandardCharsets.UTF_8) + " in metrics of " + part));
        }
        assertThat(found).isEmpty();
    }

    @Test
    @Order(3)
    void aKilledExchangeEndsTheStoryInTheSameStateAsOneThatWasLeftAlone() {
        Told told = new Told();
        // A thread of its own: on two cores the common pool has one, and the JDK tells the end of a process there.
        CompletableFuture<StoryOutcome> playing =
                CompletableFuture.supplyAsync(() -> play(KILLED, told), Thread::startVirtualThread);
        await("the story to have begun").until(() -> told.lines() >= LINES_BEFORE_THE_KILL || playing.isDone());
        KILLED.kill(Part.values());
        KILLED.exchange().up();

        StoryOutcome outcome = playing.join();

        assertThat(outcome.notObserved()).as(told.text()).isEmpty();
        Map<String, String> undisturbed = digests(CALM, "storyDigest");
        assertThat(undisturbed).hasSizeGreaterThan(8);
        await("the same state as undisturbed")
                .untilAsserted(() -> assertThat(digests(KILLED, "storyDigest")).isEqualTo(undisturbed));
    }

    @Test
    @Order(4)
    void aRestartChangesNothing() {
        Map<String, String> before = digests(CALM, "digest");
        CALM.exchange().down();
        CALM.exchange().up();
        await("the same state")
                .untilAsserted(() -> assertThat(digests(CALM, "digest")).isEqualTo(before));
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

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int from = 0; from <= bytes.length - wanted.length; from++) {
            int at = 0;
            while (at < wanted.length && bytes[from + at] == wanted[at]) {
                at++;
            }
            if (at == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
