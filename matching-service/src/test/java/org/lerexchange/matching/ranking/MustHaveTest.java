package org.lerexchange.matching.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.ranking.Worlds.AS_OF;
import static org.lerexchange.matching.ranking.Worlds.FAILED;
import static org.lerexchange.matching.ranking.Worlds.INCONCLUSIVE;
import static org.lerexchange.matching.ranking.Worlds.PASSED;
import static org.lerexchange.matching.ranking.Worlds.TIG;
import static org.lerexchange.matching.ranking.Worlds.WELDING;
import static org.lerexchange.matching.ranking.Worlds.candidate;
import static org.lerexchange.matching.ranking.Worlds.claim;
import static org.lerexchange.matching.ranking.Worlds.jobDemanding;
import static org.lerexchange.matching.ranking.Worlds.source;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MustHaveTest {
    private static final Optional<Instant> ENDLESS = Optional.empty();
    private static final Optional<Instant> AT_THE_MOMENT = Optional.of(AS_OF);
    private static final Optional<Instant> A_SECOND_LATER = Optional.of(AS_OF.plusSeconds(1));
    private final RankCandidate rank = new RankCandidate(Weights.first());

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of("passed", PASSED, false, ENDLESS, "ALL_MET"),
                Arguments.of("passed, ends a second later", PASSED, false, A_SECOND_LATER, "ALL_MET"),
                Arguments.of("passed, ends at the moment", PASSED, false, AT_THE_MOMENT, "RENEW"),
                Arguments.of("passed, masked", PASSED, true, ENDLESS, "ASK_ISSUER_TO_LIFT"),
                Arguments.of("failed", FAILED, false, ENDLESS, "PRESENT_VALID_ONE"),
                Arguments.of("failed, masked", FAILED, true, ENDLESS, "ASK_ISSUER_TO_LIFT"),
                Arguments.of("inconclusive", INCONCLUSIVE, false, A_SECOND_LATER, "COULD_NOT_BE_CHECKED"),
                Arguments.of("inconclusive, ended", INCONCLUSIVE, false, AT_THE_MOMENT, "RENEW"),
                Arguments.of("inconclusive, masked", INCONCLUSIVE, true, ENDLESS, "ASK_ISSUER_TO_LIFT"));
    }

    @ParameterizedTest(name = "{0} -> {4}")
    @MethodSource("table")
    void isMetByAClaimThatPassedIsUnmaskedAndBeforeItsEndAndByNothingElse(
            String name, Claim.Verdict verdict, boolean masked, Optional<Instant> notAfter, String expected) {
        Wanted wanted = new Wanted.OfSkill(WELDING);
        Claim claim = claim("a", WELDING, verdict, masked, notAfter);

        MatchOutcome outcome = rank.against(jobDemanding(wanted), candidate(claim), AS_OF);

        assertThat(inAWord(outcome)).as(name).isEqualTo(expected);
    }

    @Test
    void aStandingClaimOutweighsAFailedOneBesideIt() {
        MatchOutcome outcome = rank.against(
                jobDemanding(new Wanted.OfSkill(WELDING)),
                candidate(claim("a", WELDING, FAILED, false, ENDLESS), claim("b", WELDING)),
                AS_OF);

        assertThat(inAWord(outcome)).isEqualTo("ALL_MET");
    }

    @Test
    void nothingShownIsANearMissThatMustBeEarned() {
        MatchOutcome outcome = rank.against(jobDemanding(new Wanted.OfSkill(WELDING)), candidate(), AS_OF);

        assertThat(inAWord(outcome)).isEqualTo("EARN");
    }

    @Test
    void aNearSkillDoesNotMeetIt() {
        MatchOutcome outcome =
                rank.against(jobDemanding(new Wanted.OfSkill(WELDING)), candidate(claim("a", TIG)), AS_OF);

        assertThat(inAWord(outcome)).isEqualTo("EARN");
    }

    @Test
    void theCandidatesOwnWordDoesNotMeetIt() {
        Claim own = claim(
                "a", source("self", Claim.Kind.SELF_ASSERTED), Map.of(WELDING, 7), PASSED, false, Optional.empty());

        MatchOutcome outcome = rank.against(jobDemanding(new Wanted.OfSkill(WELDING)), candidate(own), AS_OF);

        assertThat(inAWord(outcome)).isEqualTo("HAVE_IT_SHOWN");
    }

    @Test
    void aCredentialTypeIsMetByThatTypeOnly() {
        Claim licence = claim("a", source("board", Claim.Kind.LICENCE), Map.of(), PASSED, false, Optional.empty());

        MatchOutcome met = rank.against(
                jobDemanding(new Wanted.OfCredential(licence.source().type())), candidate(licence), AS_OF);
        MatchOutcome missed = rank.against(
                jobDemanding(new Wanted.OfCredential(new Claim.CredentialType("another"))), candidate(licence), AS_OF);

        assertThat(inAWord(met)).isEqualTo("ALL_MET");
        assertThat(inAWord(missed)).isEqualTo("EARN");
    }

    private static String inAWord(MatchOutcome outcome) {
        return switch (outcome) {
            case MatchOutcome.Offered offered -> offered.band().name();
            case MatchOutcome.NearMiss miss ->
                miss.whatWouldChange().getFirst().step().name();
            case MatchOutcome.FilteredOut filtered -> filtered.filter().name();
        };
    }
}
