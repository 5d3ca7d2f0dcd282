package org.lerexchange.verifier.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.verifier.checks.CheckLine.Check;
import org.lerexchange.verifier.checks.CheckLine.Outcome;
import org.lerexchange.verifier.checks.Standing.State;
import org.lerexchange.verifier.checks.Verdict.Cause;

class CheckFactsTest {

    private static final Facts SOUND = Samples.facts();
    private static final Instant NOW = Samples.NOW;

    @Test
    void whatIsSoundAccreditedAndInForceIsVerifiedUntilItsEnd() {
        Verdict verdict = CheckFacts.against(SOUND, Samples.calm());

        assertThat(verdict.verified()).isTrue();
        assertThat(verdict.checks()).extracting(CheckLine::check).containsExactly(Check.values());
        assertThat(verdict.cause()).isEmpty();
        assertThat(verdict.asOf()).isEqualTo(NOW);
        assertThat(verdict.notAfter()).contains(Samples.UNTIL);
    }

    @Test
    void whatNobodyPresentedHasNoHolderLineAndCanStillBeVerified() {
        Verdict verdict = CheckFacts.against(with(SOUND, SOUND.proof(), Optional.empty()), Samples.calm());

        assertThat(verdict.verified()).isTrue();
        assertThat(verdict.checks()).extracting(CheckLine::check).doesNotContain(Check.HOLDER);
    }

    @Test
    void aKeptFailureFailsWhateverTheWorldSays() {
        CheckLine broken = CheckLine.failed(Check.PROOF, "signatureInvalid");

        Verdict verdict = CheckFacts.against(with(SOUND, broken, SOUND.holderBinding()), Samples.calm());

        assertThat(verdict.overall()).isEqualTo(Outcome.FAILED);
        assertThat(line(verdict, Check.PROOF)).isEqualTo(broken);
        assertThat(verdict.cause()).as("it never held: nothing is taken back").isEmpty();
    }

    @Test
    void whatCouldNotBeToldIsNeitherVerifiedNorFailed() {
        CheckLine open = CheckLine.inconclusive(Check.PROOF, "keyUnreachable");

        Verdict verdict = CheckFacts.against(with(SOUND, open, SOUND.holderBinding()), Samples.calm());

        assertThat(verdict.overall()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aFailureOutweighsWhatCouldNotBeTold() {
        CheckLine open = CheckLine.inconclusive(Check.PROOF, "keyUnreachable");

        Verdict verdict = CheckFacts.against(
                with(SOUND, open, SOUND.holderBinding()), world(Standing.of(State.REVOKED), Trust.accredited()));

        assertThat(verdict.overall()).isEqualTo(Outcome.FAILED);
    }

    /** S32: each standing has its own answer; what cannot be told is never "in force". */
    @ParameterizedTest
    @MethodSource("standings")
    void everyStandingHasItsOwnAnswer(State state, Outcome outcome, String reason, Optional<Cause> cause) {
        Verdict verdict = CheckFacts.against(SOUND, world(Standing.of(state), Trust.accredited()));

        assertThat(verdict.overall()).isEqualTo(outcome);
        assertThat(line(verdict, Check.STATUS))
                .isEqualTo(
                        new CheckLine(Check.STATUS, outcome, Optional.of(reason).filter(text -> !text.isEmpty())));
        assertThat(verdict.cause()).isEqualTo(cause);
    }

    static Stream<Arguments> standings() {
        return Stream.of(
                Arguments.of(State.IN_FORCE, Outcome.PASSED, "", Optional.empty()),
                Arguments.of(State.SUSPENDED, Outcome.FAILED, "suspended", Optional.of(Cause.SUSPENDED)),
                Arguments.of(State.REVOKED, Outcome.FAILED, "revoked", Optional.of(Cause.REVOKED)),
                Arguments.of(State.REPLACED, Outcome.FAILED, "replaced", Optional.of(Cause.REPLACED)),
                Arguments.of(State.UNKNOWN, Outcome.INCONCLUSIVE, "statusUnreachable", Optional.empty()));
    }

    @Test
    void whyAStandingCouldNotBeToldIsPassedOn() {
        Verdict verdict = CheckFacts.against(SOUND, world(Standing.unknown("statusListExpired"), Trust.accredited()));

        assertThat(line(verdict, Check.STATUS)).isEqualTo(CheckLine.inconclusive(Check.STATUS, "statusListExpired"));
    }

    /** S17: an issuer the register has nothing about is unknown, never valid. */
    @ParameterizedTest
    @MethodSource("trusts")
    void everyDecisionOfTheAgencyHasItsOwnAnswer(Trust trust, Optional<String> reason) {
        Verdict verdict = CheckFacts.against(SOUND, world(Standing.inForce(), trust));

        assertThat(line(verdict, Check.TRUST).reason()).isEqualTo(reason);
        assertThat(verdict.overall()).isEqualTo(reason.isPresent() ? Outcome.FAILED : Outcome.PASSED);
        assertThat(verdict.cause()).isEqualTo(reason.map(any -> Cause.DISTRUSTED));
    }

    static Stream<Arguments> trusts() {
        return Stream.of(
                Arguments.of(Trust.accredited(), Optional.empty()),
                Arguments.of(accreditedFor("Degree", "Certificate"), Optional.empty()),
                Arguments.of(accreditedFor("Degree"), Optional.of("notAccredited")),
                Arguments.of(Trust.unknown(), Optional.of("issuerUnknown")),
                Arguments.of(new Trust(Trust.State.SUSPENDED, List.of(), List.of()), Optional.of("trustSuspended")),
                Arguments.of(new Trust(Trust.State.WITHDRAWN, List.of(), List.of()), Optional.of("trustWithdrawn")));
    }

    /** F49: compromised since T fails unless these bytes were seen before T; what the proof says of its time is no help. */
    @ParameterizedTest
    @MethodSource("sightings")
    void aCompromisedKeyFailsUnlessTheCredentialWasSeenBefore(
            Optional<Instant> firstSeen, String method, boolean holds) {
        Instant since = NOW.minus(Duration.ofDays(1));
        Trust trust = new Trust(Trust.State.ACCREDITED, List.of(), List.of(new Trust.CompromisedKey(method, since)));

        Verdict verdict = CheckFacts.against(SOUND, new World(Standing.inForce(), trust, firstSeen, NOW));

        assertThat(verdict.verified()).isEqualTo(holds);
        assertThat(line(verdict, Check.PROOF).reason())
                .isEqualTo(holds ? Optional.empty() : Optional.of("keyCompromised"));
        assertThat(verdict.cause()).isEqualTo(holds ? Optional.empty() : Optional.of(Cause.COMPROMISED));
    }

    static Stream<Arguments> sightings() {
        Instant since = NOW.minus(Duration.ofDays(1));
        return Stream.of(
                Arguments.of(Optional.of(since.minusMillis(1)), Samples.METHOD, true),
                Arguments.of(Optional.of(since), Samples.METHOD, false),
                Arguments.of(Optional.of(since.plusMillis(1)), Samples.METHOD, false),
                Arguments.of(Optional.empty(), Samples.METHOD, false),
                Arguments.of(Optional.empty(), Samples.ISSUER + "#another-key", true));
    }

    @Test
    void theEarliestWordAboutAKeyCounts() {
        Trust trust = new Trust(
                Trust.State.ACCREDITED,
                List.of(),
                List.of(
                        new Trust.CompromisedKey(Samples.METHOD, NOW.plusSeconds(10)),
                        new Trust.CompromisedKey(Samples.METHOD, NOW.minusSeconds(10))));

        assertThat(CheckFacts.against(SOUND, new World(Standing.inForce(), trust, Optional.of(NOW), NOW))
                        .verified())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("times")
    void itHoldsFromItsBeginningUntilJustBeforeItsEnd(Instant at, Optional<String> reason, Optional<Cause> cause) {
        World world = new World(Standing.inForce(), Trust.accredited(), Optional.of(NOW), at);

        Verdict verdict = CheckFacts.against(SOUND, world);

        assertThat(line(verdict, Check.VALIDITY).reason()).isEqualTo(reason);
        assertThat(verdict.cause()).isEqualTo(cause);
    }

    /** F31: an issuer's clock that is a little ahead does no harm. */
    static Stream<Arguments> times() {
        Instant earliest = Samples.FROM.minus(CheckFacts.CLOCKS_MAY_DIFFER);
        return Stream.of(
                Arguments.of(earliest.minusMillis(1), Optional.of("notYetValid"), Optional.empty()),
                Arguments.of(earliest, Optional.empty(), Optional.empty()),
                Arguments.of(Samples.UNTIL.minusMillis(1), Optional.empty(), Optional.empty()),
                Arguments.of(Samples.UNTIL, Optional.of("expired"), Optional.of(Cause.EXPIRED)),
                Arguments.of(Samples.UNTIL.plusMillis(1), Optional.of("expired"), Optional.of(Cause.EXPIRED)));
    }

    /** S32: where several causes hold, what is final is named before what may pass. */
    @Test
    void theFirstCauseIsTheOneThatIsHardestToTakeBack() {
        Trust everything = new Trust(
                Trust.State.WITHDRAWN, List.of(), List.of(new Trust.CompromisedKey(Samples.METHOD, Instant.EPOCH)));
        Map<State, Cause> first = new EnumMap<>(Map.of(
                State.REVOKED, Cause.REVOKED,
                State.REPLACED, Cause.REPLACED,
                State.SUSPENDED, Cause.COMPROMISED,
                State.UNKNOWN, Cause.COMPROMISED,
                State.IN_FORCE, Cause.COMPROMISED));

        first.forEach((state, cause) -> assertThat(CheckFacts.against(
                                SOUND, new World(Standing.of(state), everything, Optional.empty(), Samples.UNTIL))
                        .cause())
                .as(state.name())
                .contains(cause));
        assertThat(CheckFacts.against(SOUND, world(Standing.of(State.SUSPENDED), Trust.unknown()))
                        .cause())
                .contains(Cause.DISTRUSTED);
    }

    @Test
    void theSameFactsAndWorldGetTheSameVerdict() {
        assertThat(CheckFacts.against(Samples.facts(), Samples.calm()))
                .isEqualTo(CheckFacts.against(SOUND, Samples.calm()));
    }

    @Test
    void aLineHasAReasonExactlyWhereItDidNotPass() {
        assertThatThrownBy(() -> new CheckLine(Check.TRUST, Outcome.FAILED, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CheckLine(Check.TRUST, Outcome.PASSED, Optional.of("well")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noLinesAtAllAreNoProof() {
        assertThat(Outcome.of(List.of())).isEqualTo(Outcome.INCONCLUSIVE);
    }

    private static World world(Standing standing, Trust trust) {
        return new World(standing, trust, Optional.of(NOW), NOW);
    }

    private static Trust accreditedFor(String... types) {
        return new Trust(Trust.State.ACCREDITED, List.of(types), List.of());
    }

    private static CheckLine line(Verdict verdict, Check check) {
        return verdict.checks().stream()
                .filter(one -> one.check() == check)
                .findFirst()
                .orElseThrow();
    }

    private static Facts with(Facts facts, CheckLine proof, Optional<CheckLine> holder) {
        return new Facts(
                facts.credentialId(),
                facts.digest(),
                facts.issuer(),
                facts.issuerName(),
                facts.achievementId(),
                facts.achievementName(),
                facts.achievementType(),
                facts.verificationMethods(),
                facts.alignments(),
                facts.level(),
                facts.role(),
                facts.awardedOn(),
                facts.activityStart(),
                facts.activityEnd(),
                facts.validFrom(),
                facts.validUntil(),
                facts.proofCreated(),
                facts.statusEntries(),
                facts.structure(),
                proof,
                facts.issuerControl(),
                holder);
    }
}
