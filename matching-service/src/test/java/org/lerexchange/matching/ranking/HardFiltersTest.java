package org.lerexchange.matching.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HardFiltersTest {
    private static final JobNeeds.Area HERE = new JobNeeds.Area("us-ny-061");
    private static final JobNeeds.Area THERE = new JobNeeds.Area("us-ny-047");

    @Test
    void anotherAreaIsFilteredOut() {
        assertThat(answer(place(JobNeeds.Mode.ON_SITE, 2_500), wishes(THERE, JobNeeds.Mode.ON_SITE, 2_000)))
                .isEqualTo(new MatchOutcome.FilteredOut(MatchOutcome.Filter.AREA));
    }

    @Test
    void aRemoteJobAsksForNoArea() {
        assertThat(answer(place(JobNeeds.Mode.REMOTE, 2_500), wishes(THERE, JobNeeds.Mode.REMOTE, 2_000)))
                .isInstanceOf(MatchOutcome.Offered.class);
    }

    @Test
    void anotherModeIsFilteredOut() {
        assertThat(answer(place(JobNeeds.Mode.ON_SITE, 2_500), wishes(HERE, JobNeeds.Mode.REMOTE, 2_000)))
                .isEqualTo(new MatchOutcome.FilteredOut(MatchOutcome.Filter.MODE));
    }

    @Test
    void lessPayThanAskedForIsFilteredOutAndJustEnoughIsNot() {
        CandidateEvidence.Wishes wishes = wishes(HERE, JobNeeds.Mode.ON_SITE, 2_000);

        assertThat(answer(place(JobNeeds.Mode.ON_SITE, 1_999), wishes))
                .isEqualTo(new MatchOutcome.FilteredOut(MatchOutcome.Filter.PAY));
        assertThat(answer(place(JobNeeds.Mode.ON_SITE, 2_000), wishes)).isInstanceOf(MatchOutcome.Offered.class);
    }

    @Test
    void whatOneSideDoesNotSayExcludesNobodyAndIsNamedAsUndecided() {
        MatchOutcome.Offered offered =
                (MatchOutcome.Offered) answer(Worlds.ANYWHERE, wishes(HERE, JobNeeds.Mode.ON_SITE, 2_000));

        assertThat(offered.reasons().undecided())
                .containsExactly(MatchOutcome.Filter.AREA, MatchOutcome.Filter.MODE, MatchOutcome.Filter.PAY);
    }

    @Test
    void aPostcodeIsNoArea() {
        assertThatThrownBy(() -> new JobNeeds.Area("10001")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobNeeds.Area("us-10001")).isInstanceOf(IllegalArgumentException.class);
    }

    private static JobNeeds.Place place(JobNeeds.Mode mode, long cents) {
        return new JobNeeds.Place(Optional.of(HERE), Optional.of(mode), Optional.of(new JobNeeds.Pay(cents)));
    }

    private static CandidateEvidence.Wishes wishes(JobNeeds.Area area, JobNeeds.Mode mode, long cents) {
        return new CandidateEvidence.Wishes(Set.of(area), Set.of(mode), Optional.of(new JobNeeds.Pay(cents)));
    }

    private static MatchOutcome answer(JobNeeds.Place place, CandidateEvidence.Wishes wishes) {
        JobNeeds job = new JobNeeds(Worlds.jobFor(Worlds.WELDING).skills(), List.of(), Set.of(), place);
        CandidateEvidence candidate = new CandidateEvidence(List.of(Worlds.claim("a", Worlds.WELDING)), wishes);
        return new RankCandidate(Weights.first()).against(job, candidate, Worlds.AS_OF);
    }
}
