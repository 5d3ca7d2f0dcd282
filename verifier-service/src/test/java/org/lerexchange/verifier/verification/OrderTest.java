package org.lerexchange.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.TrustState;
import org.lerexchange.testkit.store.TestStore;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Trust;
import org.lerexchange.verifier.checks.Verdict;
import org.lerexchange.verifier.watch.PartKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The same events, in whatever order and however often they come, end in the same verdicts. */
class OrderTest {

    private static final int ORDERS = 40;
    private static final int RACES = 20;
    private static final long SEED = 20_261_125;

    private static final List<Trust> DECISIONS = List.of(
            new Trust(Trust.State.SUSPENDED, List.of(), List.of()),
            Trust.accredited(),
            new Trust(Trust.State.ACCREDITED, List.of("Certificate", "License"), List.of()));

    private static final Map<PartKey, Told> IN_ORDER = played(inOrder());

    @RegisterExtension
    final TestStore store = TestStore.of("verifier");

    /** One part, without the numbers of its words, which count how it came there. */
    private record Told(boolean ended, Optional<Facts> facts, List<?> checks, Optional<Verdict.Cause> cause) {}

    @Test
    void theStoryInItsOwnOrderIsWhatItShouldBe() {
        assertThat(IN_ORDER).hasSize(4);
        assertThat(inOrder("consent-1", "part-1").cause()).contains(Verdict.Cause.REVOKED);
        assertThat(inOrder("consent-1", "part-2").cause()).isEmpty();
        assertThat(inOrder("consent-2", "part-1").ended()).isTrue();
        assertThat(inOrder("consent-2", "part-2").ended()).isTrue();
    }

    private static Told inOrder(String consent, String part) {
        return Optional.ofNullable(IN_ORDER.get(new PartKey(consent, part))).orElseThrow();
    }

    @Test
    void everyOrderAndEveryRepetitionEndsInTheSameVerdicts() {
        Random random = new Random(SEED);
        for (int order = 0; order < ORDERS; order++) {
            assertThat(played(shuffled(random)))
                    .as("order %d of seed %d", order, SEED)
                    .isEqualTo(IN_ORDER);
        }
    }

    @Test
    void eventsThatRaceEndInTheSameVerdicts() {
        Random random = new Random(SEED);
        for (int race = 0; race < RACES; race++) {
            List<Consumer<Scene>> steps = shuffled(random);
            Scene scene = decided();
            Flux.fromIterable(steps)
                    .flatMap(
                            step -> Mono.fromRunnable(() -> step.accept(scene))
                                    .subscribeOn(Schedulers.boundedElastic()),
                            8)
                    .blockLast();
            assertThat(told(scene)).as("race %d of seed %d", race, SEED).isEqualTo(IN_ORDER);
        }
    }

    @Test
    void aRetractionHoldsOnlyWhereTheVerdictSaysWhy() {
        Random random = new Random(SEED + 1);
        for (int order = 0; order < ORDERS; order++) {
            Scene scene = decided();
            shuffled(random).forEach(step -> step.accept(scene));
            List<Part> parts = scene.parts
                    .all()
                    .filter(part -> !part.hasEnded())
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            assertThat(parts)
                    .isNotEmpty()
                    .allSatisfy(part -> part.retraction()
                            .ifPresent(said -> assertThat(part.verdict()
                                            .orElseThrow()
                                            .cause()
                                            .filter(said.cause()::equals)
                                            .isPresent())
                                    .isEqualTo(said.holds())));
        }
    }

    @Test
    void theRealStoreEndsInTheSameVerdicts() {
        Scene scene = new Scene(store.database(VerificationPublisher.pendingEvents()));
        scene.knowsTheCollege();

        shuffled(new Random(SEED + 2)).forEach(step -> step.accept(scene));

        assertThat(told(scene)).isEqualTo(IN_ORDER);
    }

    private static Map<PartKey, Told> played(List<Consumer<Scene>> steps) {
        Scene scene = decided();
        steps.forEach(step -> step.accept(scene));
        return told(scene);
    }

    private static Scene decided() {
        Scene scene = new Scene();
        scene.knowsTheCollege();
        return scene;
    }

    private static Map<PartKey, Told> told(Scene scene) {
        Map<PartKey, Told> told = new TreeMap<>();
        scene.parts
                .all()
                .doOnNext(part -> told.put(
                        part.key(),
                        new Told(
                                part.hasEnded(),
                                part.facts(),
                                part.verdict().map(Verdict::checks).orElse(List.of()),
                                part.verdict().flatMap(Verdict::cause))))
                .blockLast();
        return told;
    }

    private static List<Consumer<Scene>> shuffled(Random random) {
        List<Consumer<Scene>> steps = new ArrayList<>(inOrder());
        steps.addAll(inOrder().stream().filter(step -> random.nextInt(3) == 0).toList());
        Collections.shuffle(steps, random);
        return steps;
    }

    private static List<Consumer<Scene>> inOrder() {
        Decisions decisions = new Decisions();
        List<Consumer<Scene>> steps = new ArrayList<>(List.of(
                scene -> scene.consent("consent-1", 1, ConsentState.GRANTED),
                scene -> scene.consent("consent-2", 1, ConsentState.GRANTED),
                scene -> scene.share(new PartKey("consent-1", "part-1"), 1),
                scene -> scene.share(new PartKey("consent-1", "part-2"), 1),
                scene -> scene.share(new PartKey("consent-2", "part-1"), 1),
                scene -> scene.share(new PartKey("consent-2", "part-2"), 1),
                scene -> scene.status(Scene.CREDENTIAL, 1, CredentialStanding.SUSPENDED),
                scene -> scene.status(Scene.CREDENTIAL, 2, CredentialStanding.REVOKED),
                scene -> scene.status(Scene.OTHER_CREDENTIAL, 1, CredentialStanding.SUSPENDED),
                scene -> scene.status(Scene.OTHER_CREDENTIAL, 2, CredentialStanding.IN_FORCE),
                scene -> scene.share(new PartKey("consent-1", "part-1"), 2),
                scene -> scene.consent("consent-2", 2, ConsentState.WITHDRAWN)));
        IntStream.range(0, DECISIONS.size()).forEach(number -> steps.add(scene -> decisions.upTo(number, scene)));
        return steps;
    }

    /** Decisions are made in their order; that they were made may be heard in any. */
    private static final class Decisions {

        private static final Map<Scene, AtomicInteger> MADE = Collections.synchronizedMap(new WeakHashMap<>());

        void upTo(int number, Scene scene) {
            AtomicInteger made = MADE.computeIfAbsent(scene, key -> new AtomicInteger());
            synchronized (made) {
                while (made.get() <= number) {
                    scene.decided(DECISIONS.get(made.getAndIncrement()));
                }
            }
            TrustState state = number == 0 ? TrustState.SUSPENDED : TrustState.ACCREDITED;
            scene.trustChanged(number + 1, state);
        }
    }
}
