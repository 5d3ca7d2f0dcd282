package org.lerexchange.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.PreferenceState;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.ProfileId;
import org.lerexchange.wallet.consent.WithdrawConsent;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.sharing.Preferences;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class WithdrawalRaceTest {

    private static final String EMAIL = "ana@example.org";
    private static final long SEED = 20261123;
    private static final Preferences ANY_PREFERENCES = new Preferences(Optional.empty(), Set.of(), Optional.of(2_000L));
    private static final int STEPS_OF_AN_ARRIVAL = 16;
    private static final int WORLDS = 1_000;

    @Test
    void nothingIsLetThroughAfterTheWriteOfAWithdrawal() {
        Random random = new Random(SEED);
        int shared = 0;
        int silent = 0;
        for (int i = 0; i < WORLDS; i++) {
            if (isSharedWhileWithdrawing(random, "seed " + SEED + ", world " + i)) {
                shared++;
            } else {
                silent++;
            }
        }
        assertThat(shared).as("worlds in which the arrival came first").isGreaterThan(WORLDS / 20);
        assertThat(silent).as("worlds in which the withdrawal came first").isGreaterThan(WORLDS / 20);
    }

    @Test
    void aCredentialAndAConsentThatComeSideBySideAreSharedOnce() {
        Random random = new Random(SEED);
        for (int i = 0; i < WORLDS; i++) {
            Stage stage = new Stage();
            HolderId ana = stage.world.anOpenWallet(EMAIL);
            stage.database.interleave(
                    random,
                    List.of(
                            stage.hearing(stage.world.credentials.on(
                                    stage.world.issued(EMAIL, "urn:uuid:forklift", "License"))),
                            stage.world
                                    .consent
                                    .grant
                                    .grant(ana, new ConsentId("c1"), World.everythingForMatching())
                                    .then(Mono.fromRunnable(stage.world::relay))
                                    .then(stage.hearing(
                                            stage.world.sharing.consentEar.on(stage.world.granted("c1"))))));
            assertThat(stage.world.saidOnce(Topics.PRESENTATION_SHARED))
                    .as("seed %s, world %s", SEED, i)
                    .hasSize(1);
        }
    }

    @Test
    void nothingIsLookedForOnceTheLastConsentIsGone() {
        Random random = new Random(SEED);
        for (int i = 0; i < WORLDS; i++) {
            Stage stage = new Stage();
            World world = stage.world;
            HolderId ana = world.anOpenWallet(EMAIL);
            world.grant(ana, "c1", World.everythingForMatching());
            ProfileId profile = profile(world);
            stage.database.interleave(
                    random,
                    List.of(
                            world.sharing.preferences.state(ana, profile, ANY_PREFERENCES),
                            world.consent
                                    .withdraw
                                    .withdraw(ana, new ConsentId("c1"))
                                    .then(stage.hearing(world.sharing.consentEar.on(
                                            world.changed("c1", 2, ConsentState.WITHDRAWN))))));
            assertThat(world.sharing
                            .owner
                            .present()
                            .apply(profile.value())
                            .map(event -> event.value().getState())
                            .blockOptional())
                    .as("seed %s, world %s", SEED, i)
                    .isNotEqualTo(Optional.of(PreferenceState.ACTIVE));
        }
    }

    private static ProfileId profile(World world) {
        return world.consent
                .consents
                .find(new ConsentId("c1"))
                .blockOptional()
                .orElseThrow()
                .consent()
                .profile();
    }

    /** One step is one access to the database. */
    private static Mono<?> withdrawingAfter(int steps, World world, HolderId ana) {
        return Flux.range(0, steps)
                .concatMap(step -> world.consent.consents.of(ana).then())
                .then(world.consent.withdraw.withdraw(ana, new ConsentId("c1")));
    }

    private static boolean isSharedWhileWithdrawing(Random random, String as) {
        Stage stage = new Stage();
        World world = stage.world;
        HolderId ana = world.anOpenWallet(EMAIL);
        world.hear(world.credentials, world.issued(EMAIL, "urn:uuid:before", "License"));
        world.grant(ana, "c1", World.everythingForMatching());
        world.relay();
        List<Mono<?>> tasks = List.of(
                withdrawingAfter(random.nextInt(STEPS_OF_AN_ARRIVAL), world, ana),
                stage.hearing(world.credentials.on(world.issued(EMAIL, "urn:uuid:forklift", "License"))),
                stage.hearing(world.sharing.consentEar.on(stage.world.granted("c1"))));

        stage.database.interleave(random, tasks);

        List<Object> answers = stage.database.answers();
        int withdrawal = IntStream.range(0, answers.size())
                .filter(i -> answers.get(i) instanceof WithdrawConsent.Outcome.Withdrawn)
                .findFirst()
                .orElseThrow();
        assertThat(answers.subList(withdrawal, answers.size())).as(as).doesNotContain(true);
        long admitted = answers.stream().filter(Boolean.TRUE::equals).count();
        int shared = world.saidOnce(Topics.PRESENTATION_SHARED).size();
        assertThat((long) shared).as(as).isLessThanOrEqualTo(admitted);
        world.relayToSharing();
        assertThat(world.sharing.unconfirmed()).as(as).isZero();
        assertThat(world.saidOnce(Topics.PRESENTATION_SHARED)).as(as).hasSize(shared);
        return shared > 0;
    }

    /** A world whose every access to the database can be stepped. */
    private static final class Stage {

        private final List<SteppedDatabase> stepped = new ArrayList<>();
        private final World world = new World(this::stepping);
        private final SteppedDatabase database = stepped.getFirst();

        private Database stepping(Database inner) {
            stepped.add(new SteppedDatabase(inner));
            return stepped.getFirst();
        }

        private Mono<Said> hearing(Mono<Said> answer) {
            return answer.doOnNext(said -> world.said.addAll(said.events()));
        }
    }
}
