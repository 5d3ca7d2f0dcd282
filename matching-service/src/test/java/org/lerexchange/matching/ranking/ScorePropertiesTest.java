package org.lerexchange.matching.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariants of the score, on input made from fixed seeds, which the tests' names print. */
class ScorePropertiesTest {
    private static final int ROUNDS = 2_000;
    private static final long PUBLISHED = 4118003090335822642L;
    private final RankCandidate rank = new RankCandidate(Weights.first());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261101, 987654321})
    void theSameInputInAnyOrderGivesTheSameAnswer(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            JobNeeds job = Worlds.anyJob(random);
            List<Claim> claims = Worlds.anyClaims(random);
            MatchOutcome first = answer(job, claims);

            Collections.shuffle(claims, random);
            List<JobNeeds.SkillNeed> skills = new ArrayList<>(job.skills());
            Collections.shuffle(skills, random);
            JobNeeds shuffled = new JobNeeds(skills, job.experience(), job.mustHaves(), job.place());

            assertThat(answer(shuffled, claims)).isEqualTo(first);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 20261102, 123456789})
    void moreEvidenceNeverLowersAnAnswer(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            JobNeeds job = Worlds.anyJob(random);
            List<Claim> claims = Worlds.anyClaims(random);
            long before = worth(answer(job, claims));

            claims.add(Worlds.anyClaim(random, "one-more"));

            assertThat(worth(answer(job, claims))).isGreaterThanOrEqualTo(before);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 20261103, 192837465})
    void aMaskedPartNeverRaisesAnAnswer(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            JobNeeds job = Worlds.anyJob(random);
            List<Claim> claims = Worlds.anyClaims(random);
            long before = worth(answer(job, claims));

            int hidden = random.nextInt(claims.size());
            claims.set(hidden, Worlds.masked(claims.get(hidden)));

            assertThat(worth(answer(job, claims))).isLessThanOrEqualTo(before);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 20261104})
    void whoIssuedAClaimChangesNothingWhileTheSameRemainTheSame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            JobNeeds job = Worlds.anyJob(random);
            List<Claim> claims = Worlds.anyClaims(random);

            List<Claim> elsewhere =
                    claims.stream().map(ScorePropertiesTest::fromAnotherIssuer).toList();

            assertThat(worth(answer(job, elsewhere))).isEqualTo(worth(answer(job, claims)));
        }
    }

    /** Pins weights-1: a decision made under them must replay years later. A wilful change is a new version. */
    @Test
    void theFirstWeightsScoreBitForBitAsTheyDidWhenPublished() {
        Random random = new Random(5);
        long digest = 0;
        for (int i = 0; i < ROUNDS; i++) {
            digest = digest * 31 + worth(answer(Worlds.anyJob(random), Worlds.anyClaims(random)));
        }

        assertThat(digest).isEqualTo(PUBLISHED);
    }

    private static Claim fromAnotherIssuer(Claim claim) {
        Claim.IssuerId other =
                new Claim.IssuerId("other-" + claim.source().issuer().value().hashCode());
        return new Claim(
                claim.id(),
                new Claim.Source(claim.source().type(), other, claim.source().kind()),
                claim.skills(),
                claim.verdict(),
                claim.masked(),
                claim.issued(),
                claim.notAfter(),
                claim.employment());
    }

    private MatchOutcome answer(JobNeeds job, List<Claim> claims) {
        return rank.against(job, new CandidateEvidence(claims, Worlds.NO_WISHES), Worlds.AS_OF);
    }

    /** A number that orders answers: near misses, then those that could not be checked, then those met. */
    private static long worth(MatchOutcome outcome) {
        return switch (outcome) {
            case MatchOutcome.FilteredOut filtered -> -1;
            case MatchOutcome.NearMiss miss -> 100 - miss.missing().size();
            case MatchOutcome.Offered(Score score, MatchOutcome.Band band, Explanation reasons) ->
                (band == MatchOutcome.Band.ALL_MET ? 200_000 : 100_000) + score.value();
        };
    }
}
