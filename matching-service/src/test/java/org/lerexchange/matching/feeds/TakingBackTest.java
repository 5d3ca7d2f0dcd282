package org.lerexchange.matching.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.feeds.FeedWorld.SPANISH;
import static org.lerexchange.matching.feeds.FeedWorld.WELDING;
import static org.lerexchange.matching.feeds.FeedWorld.part;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;

class TakingBackTest {
    private static final ProfileId WELL_PROVED = new ProfileId("profile-1");
    private static final ProfileId BARELY_PROVED = new ProfileId("profile-2");

    private final FeedWorld world = new FeedWorld()
            .job("job-1", "acme", List.of(WELDING, SPANISH), WELDING)
            .profile(
                    WELL_PROVED.value(),
                    part("consent-1", "part-1", "college", SPANISH),
                    part("consent-1", "part-2", "board", WELDING))
            .profile(
                    BARELY_PROVED.value(),
                    part("consent-2", "part-3", "college", WELDING),
                    part("consent-2", "part-4", "board", SPANISH));

    @Test
    void whoFallsIsTakenBackFirstAndWhoIsFitOnOtherEvidenceIsSaidAgainByACommonTurn() {
        assertThat(world.words()).containsExactly("OFFERED", "OFFERED");

        world.trusted("college", 2, false);
        assertThat(world.turn()).isTrue();
        Head takenBack = world.head("job-1");
        List<String> words = world.words();

        assertThat(takenBack.members()).containsOnlyKeys(WELL_PROVED);
        assertThat(words).containsExactly("WITHDRAWN distrusted", "RESCORED");
        assertThat(world.head("job-1").members().get(WELL_PROVED))
                .satisfies(member -> assertThat(member.rests())
                        .noneMatch(rest -> rest.issuer().endsWith("college")));
    }

    @Test
    void ofWhomNothingIsLeftGoFirstInEveryFeedAndThenThoseWhoMustBeRanked() {
        world.job("job-2", "acme", List.of(WELDING), WELDING)
                .profile("profile-3", part("consent-3", "part-5", "college", WELDING));
        world.said();

        world.trusted("college", 2, false);
        assertThat(world.turn()).isTrue();
        assertThat(world.turn()).isTrue();

        assertThat(world.head("job-1").members()).containsOnlyKeys(WELL_PROVED, BARELY_PROVED);
        assertThat(world.head("job-2").members()).containsOnlyKeys(WELL_PROVED);
        assertThat(world.turn()).isTrue();
        assertThat(world.head("job-1").members()).containsOnlyKeys(WELL_PROVED);
        assertThat(world.words())
                .containsExactly(
                        "WITHDRAWN distrusted",
                        "WITHDRAWN distrusted",
                        "WITHDRAWN distrusted",
                        "WITHDRAWN distrusted",
                        "RESCORED");
    }

    @Test
    void whoRestsOnWhatFellAloneIsTakenBackAndComesAgainOnlyOnWhatIsMarkedSince() {
        world.profile("profile-3", part("consent-3", "part-5", "college", WELDING));
        world.said();

        world.trusted("college", 2, false);
        world.profile(
                "profile-3",
                part("consent-3", "part-5", "college", WELDING),
                part("consent-3", "part-6", "board", WELDING));
        List<String> words = world.words();

        assertThat(words).contains("WITHDRAWN distrusted", "OFFERED");
        assertThat(world.head("job-1").members()).containsKey(new ProfileId("profile-3"));
    }

    @Test
    void liftingTakesNobodyBack() {
        world.said();
        world.trusted("college", 2, false);
        world.said();

        world.trusted("college", 3, true);
        List<String> words = world.words();

        assertThat(words).containsExactlyInAnyOrder("OFFERED", "RESCORED");
        assertThat(world.head("job-1").members()).containsOnlyKeys(WELL_PROVED, BARELY_PROVED);
    }

    private static FeedWorld aWelderOnTheList() {
        FeedWorld world = new FeedWorld()
                .job("job-1", "acme", List.of(WELDING), WELDING)
                .profile("profile-1", part("consent-1", "part-1", "college", WELDING));
        assertThat(world.words()).containsExactly("OFFERED");
        return world;
    }

    @Test
    void aWithdrawalOvertakesWhatWaitsToBeOffered() {
        FeedWorld welders = aWelderOnTheList();
        IntStream.range(2, 50).forEach(i -> welders.job("job-" + i, "acme", List.of(WELDING)));

        welders.withdrawn("consent-1", 2);

        assertThat(welders.marks.next(Marks.Lane.SHORT))
                .get()
                .extracting(Turn::job)
                .isEqualTo(new JobId("job-1"));
    }

    @Test
    void aFallOfAnIssuerIsATurnOfWithdrawalsAlone() {
        FeedWorld welders = aWelderOnTheList();

        welders.trusted("college", 2, false);

        assertThat(welders.marks.next(Marks.Lane.COMMON)).isEmpty();
        assertThat(welders.words()).containsExactly("WITHDRAWN distrusted");
        assertThat(welders.trusted("college", 3, true).words()).containsExactly("OFFERED");
    }
}
