package org.lerexchange.matching.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lerexchange.matching.ranking.Worlds.AS_OF;
import static org.lerexchange.matching.ranking.Worlds.NO_WISHES;
import static org.lerexchange.matching.ranking.Worlds.PASSED;
import static org.lerexchange.matching.ranking.Worlds.TIG;
import static org.lerexchange.matching.ranking.Worlds.WELDER;
import static org.lerexchange.matching.ranking.Worlds.WELDING;
import static org.lerexchange.matching.ranking.Worlds.candidate;
import static org.lerexchange.matching.ranking.Worlds.claim;
import static org.lerexchange.matching.ranking.Worlds.jobFor;
import static org.lerexchange.matching.ranking.Worlds.needs;
import static org.lerexchange.matching.ranking.Worlds.source;
import static org.lerexchange.matching.ranking.Worlds.work;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankCandidateTest {
    private final RankCandidate rank = new RankCandidate(Weights.first());

    @Test
    void aFreshLicenceShowsASkillInFull() {
        Claim licence = of("a", Claim.Kind.LICENCE, 0);

        assertThat(score(jobFor(WELDING), licence)).isEqualTo(10_000);
    }

    @Test
    void anotherIssuersEvidenceAddsAndTheSameIssuersDoesNot() {
        Claim first = claim("a", WELDING);
        Claim sameIssuer = claim("b", WELDING);
        Claim otherIssuer = claim(
                "c", source("issuer-2", Claim.Kind.CERTIFICATE), Map.of(WELDING, 0), PASSED, false, Optional.empty());

        assertThat(score(jobFor(WELDING), first, sameIssuer)).isEqualTo(score(jobFor(WELDING), first));
        assertThat(score(jobFor(WELDING), first, otherIssuer)).isEqualTo(9_000 + 720);
    }

    @Test
    void aLevelBelowTheOneNeededCountsInPart() {
        JobNeeds job = new JobNeeds(
                List.of(new JobNeeds.SkillNeed(
                        WELDING, JobNeeds.Importance.REQUIRED, 10, 5, Collections.emptySortedMap())),
                List.of(),
                Set.of(),
                Worlds.ANYWHERE);

        assertThat(score(job, of("a", Claim.Kind.LICENCE, 5))).isEqualTo(10_000);
        assertThat(score(job, of("a", Claim.Kind.LICENCE, 3))).isEqualTo(6_000);
        assertThat(score(job, of("a", Claim.Kind.LICENCE, 0))).isEqualTo(8_000);
    }

    @Test
    void aNearSkillCountsByItsNearness() {
        JobNeeds job = new JobNeeds(
                List.of(needs(WELDING, new TreeMap<>(Map.of(TIG, 70)))), List.of(), Set.of(), Worlds.ANYWHERE);

        assertThat(score(job, claim("a", TIG))).isEqualTo(6_300);
        assertThat(score(jobFor(WELDING), claim("a", TIG))).isZero();
    }

    @Test
    void ageTakesOffByWholeMonths() {
        int fresh = scoreAt("2028-01-15T00:00:00Z");
        int twoMonthsOn = scoreAt("2028-03-15T00:00:00Z");
        int decadesOn = scoreAt("2060-03-15T00:00:00Z");

        assertThat(List.of(fresh, twoMonthsOn, decadesOn)).containsExactly(9_000, 8_910, 4_500);
    }

    @Test
    void aRequiredSkillWeighsThreeTimesAPreferredOne() {
        JobNeeds job = new JobNeeds(
                List.of(
                        needs(WELDING, Collections.emptySortedMap()),
                        new JobNeeds.SkillNeed(
                                TIG, JobNeeds.Importance.PREFERRED, 10, 0, Collections.emptySortedMap())),
                List.of(),
                Set.of(),
                Worlds.ANYWHERE);

        assertThat(score(job, of("a", Claim.Kind.LICENCE, 0))).isEqualTo(7_500);
    }

    @Test
    void monthsInAnOccupationComeFromEmploymentAndOverlapsCountOnce() {
        JobNeeds job = new JobNeeds(
                List.of(),
                List.of(new JobNeeds.ExperienceNeed(WELDER, JobNeeds.Importance.REQUIRED, 10, 48)),
                Set.of(),
                Worlds.ANYWHERE);

        assertThat(score(job, work("a", WELDER, "2020-01", "2021-01"), work("b", WELDER, "2020-07", "2022-01")))
                .isEqualTo(5_000);
        assertThat(score(job, claim("c", WELDING))).isZero();
    }

    @Test
    void onlyAClaimOfEmploymentMayTellOfWork() {
        Claim work = work("a", WELDER, "2020-01", "2021-01");

        assertThatThrownBy(() -> new Claim(
                        work.id(),
                        source("issuer-1", Claim.Kind.BADGE),
                        work.skills(),
                        PASSED,
                        false,
                        work.issued(),
                        work.notAfter(),
                        work.employment()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theExplanationGoesFromSkillToClaimTypeIssuerVerdictAndDate() {
        Claim claim = claim("a", WELDING);

        Explanation reasons = ((MatchOutcome.Offered) rank.against(jobFor(WELDING), candidate(claim), AS_OF)).reasons();

        Explanation.Evidence evidence = reasons.skills().getFirst().evidence().getFirst();
        assertThat(evidence.held()).isEqualTo(WELDING);
        assertThat(evidence.proof())
                .isEqualTo(new Explanation.Proof(
                        claim.id(), claim.source(), PASSED, Explanation.Standing.STANDS, claim.issued()));
        assertThat(reasons.changes()).isEmpty();
    }

    @Test
    void aSkillNothingShowsIsExplainedAsMissingAndToBeEarned() {
        Explanation reasons = ((MatchOutcome.Offered) rank.against(jobFor(WELDING), candidate(), AS_OF)).reasons();

        assertThat(reasons.skills().getFirst().evidence()).isEmpty();
        assertThat(reasons.changes())
                .containsExactly(new Explanation.Change(new Wanted.OfSkill(WELDING), Explanation.Step.EARN));
    }

    @Test
    void whatCouldNotBeCheckedIsOfferedBelowAllThatIsMetWhateverTheScore() {
        MatchOutcome.Offered met = new MatchOutcome.Offered(new Score(1, "w"), MatchOutcome.Band.ALL_MET, reasons());
        MatchOutcome.Offered better = new MatchOutcome.Offered(new Score(2, "w"), MatchOutcome.Band.ALL_MET, reasons());
        MatchOutcome.Offered unchecked =
                new MatchOutcome.Offered(new Score(10_000, "w"), MatchOutcome.Band.COULD_NOT_BE_CHECKED, reasons());

        assertThat(List.of(unchecked, met, better).stream()
                        .sorted(MatchOutcome.Offered.BEST_FIRST)
                        .toList())
                .containsExactly(better, met, unchecked);
    }

    private static Explanation reasons() {
        return new Explanation(List.of(), List.of(), List.of(), List.of(), Set.of());
    }

    private static Claim of(String id, Claim.Kind kind, int level) {
        return claim(id, source("issuer-1", kind), Map.of(WELDING, level), PASSED, false, Optional.empty());
    }

    private int score(JobNeeds job, Claim... claims) {
        return valueOf(rank.against(job, new CandidateEvidence(List.of(claims), NO_WISHES), AS_OF));
    }

    private int scoreAt(String moment) {
        return valueOf(rank.against(jobFor(WELDING), candidate(claim("a", WELDING)), Instant.parse(moment)));
    }

    private static int valueOf(MatchOutcome outcome) {
        return ((MatchOutcome.Offered) outcome).score().value();
    }
}
