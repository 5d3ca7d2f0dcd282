package org.lerexchange.matching.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.feeds.FeedWorld.START;
import static org.lerexchange.matching.feeds.FeedWorld.WELDING;
import static org.lerexchange.matching.feeds.FeedWorld.part;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.Mask;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.ranking.Explanation;
import org.lerexchange.matching.ranking.MatchOutcome;
import org.lerexchange.matching.ranking.Score;

class DecideFeedTest {
    private static final ProfileId PROFILE = new ProfileId("profile-1");
    private static final Rest FIRST = Rest.on(part("consent-1", "part-1", "college", WELDING));
    private static final Rest SECOND = Rest.on(part("consent-2", "part-2", "college", WELDING));
    private static final Turn TURN = new Turn(new JobId("job-1"), Set.of(PROFILE), Set.of());

    private static Finding restingOn(Rest rest) {
        Member.Who who = new Member.Who(PROFILE, new MatchId("match-1"), "candidate-1");
        Member member = new Member(
                who,
                7_000,
                MatchOutcome.Band.ALL_MET,
                List.of(rest),
                rest.part().value(),
                "shape",
                0);
        Explanation none = new Explanation(List.of(), List.of(), List.of(), List.of(), Set.of());
        MatchOutcome.Offered offered =
                new MatchOutcome.Offered(new Score(7_000, "weights-1"), MatchOutcome.Band.ALL_MET, none);
        return new Finding.Fit(offered, List.of(rest), () -> member, List::of);
    }

    private static DecideFeed.Look finding(Finding first, Finding anew) {
        return new DecideFeed.Look() {
            @Override
            public Finding at(ProfileId profile) {
                return first;
            }

            @Override
            public Finding anew(ProfileId profile) {
                return anew;
            }

            @Override
            public boolean has(ProfileId profile, CandidatePart.PartId part) {
                return true;
            }
        };
    }

    private static Optional<Candidates.Hidden> firstIsHidden(Rest rest) {
        return rest.equals(FIRST) ? Optional.of(new Candidates.Hidden("revoked", Optional.empty())) : Optional.empty();
    }

    @Test
    void whatTheMaskHidBetweenRankingAndWritingIsLookedAtAnew() {
        DecideFeed decide =
                new DecideFeed(finding(restingOn(FIRST), restingOn(SECOND)), DecideFeedTest::firstIsHidden, START);

        DecideFeed.Decided decided = decide.decide(Head.empty(new JobId("job-1"), "acme"), TURN);

        assertThat(decided.items()).hasSize(1);
        assertThat(decided.head().members().values())
                .flatExtracting(Member::rests)
                .containsExactly(SECOND);
    }

    @Test
    void whatIsStillHiddenThenIsNotOffered() {
        DecideFeed decide =
                new DecideFeed(finding(restingOn(FIRST), restingOn(FIRST)), DecideFeedTest::firstIsHidden, START);

        assertThat(decide.decide(Head.empty(new JobId("job-1"), "acme"), TURN).items())
                .isEmpty();
    }

    @Test
    void aConsentWhoseEndTheFeedHasSeenCarriesNothingEvenWhereTheMaskHasNotHeardOfIt() {
        DecideFeed decide =
                new DecideFeed(finding(restingOn(FIRST), restingOn(FIRST)), rest -> Optional.empty(), START);
        Head head = new Head(new JobId("job-1"), "acme", 1, 4, 2, new TreeMap<>(), Map.of("consent-1", 3L));

        assertThat(decide.decide(head, TURN).items()).isEmpty();
    }

    @Test
    void itemsFromBeforeAPartWasLostAreNoLongerClean() {
        CandidatePart one = part("consent-1", "part-1", "college", WELDING);
        FeedWorld world = new FeedWorld().job("job-1", "acme", List.of(WELDING));
        world.profile("profile-1", one, part("consent-2", "part-2", "school", WELDING))
                .said();
        MatchId match = world.feeds().members(new JobId("job-1")).getFirst().match();
        assertThat(world.feeds().stands(new JobId("job-1"), match, 1, List.of()))
                .isTrue();

        world.retracted(one, 2, true, Mask.Cause.REVOKED);
        assertThat(world.feeds().stands(new JobId("job-1"), match, 1, List.of()))
                .isFalse();
        assertThat(world.words()).containsExactly("RESCORED");

        assertThat(world.feeds().stands(new JobId("job-1"), match, 1, List.of()))
                .isFalse();
        assertThat(world.feeds().stands(new JobId("job-1"), match, 2, List.of()))
                .isTrue();
    }
}
