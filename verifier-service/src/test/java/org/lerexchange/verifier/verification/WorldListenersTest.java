package org.lerexchange.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lerexchange.events.ClaimRetracted;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.RetractionCause;
import org.lerexchange.events.RetractionState;
import org.lerexchange.events.TrustState;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Said;
import org.lerexchange.verifier.checks.Samples;
import org.lerexchange.verifier.checks.Standing;
import org.lerexchange.verifier.checks.Trust;
import org.lerexchange.verifier.watch.PartKey;
import reactor.core.publisher.Mono;

/** How the world reaches the verdicts: by standings, by consents, by trust and by time. */
class WorldListenersTest {

    private static final Trust WITHDRAWN = new Trust(Trust.State.WITHDRAWN, List.of(), List.of());

    private final Scene scene = Scene.accredited();

    @Test
    void aRevocationTakesTheClaimBackOnBothRoadsAtOnce() {
        scene.share(Scene.PART, 1);

        Said said = scene.status(Scene.CREDENTIAL, 2, CredentialStanding.REVOKED);

        assertThat(said.effect()).isEqualTo(Said.Effect.APPLIED);
        assertOutcome(said, VerificationOutcome.REFUSED);
        assertRetraction(said, RetractionState.RETRACTED, RetractionCause.REVOKED);
        assertThat(Scene.retracted(said.events()).getFirst().getSince()).isEqualTo(Samples.NOW);
        assertThat(Scene.verified(said.events()).getFirst().getClaim()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOKED", "REPLACED", "SUSPENDED"})
    void noTimeInWhatIsSaidIsOneOfTheIssuersSoThatNobodyCanJoinTheTwo(CredentialStanding standing) {
        scene.share(Scene.PART, 1);
        Instant later = Samples.NOW.plusSeconds(5);
        scene.at(later);

        Said said = scene.status(Scene.CREDENTIAL, 2, standing);

        ClaimRetracted retracted = Scene.retracted(said.events()).getFirst();
        PresentationVerified verified = Scene.verified(said.events()).getFirst();
        assertThat(List.of(retracted.getSince(), verified.getAsOf())).containsOnly(later);
        assertThat(said.events()).extracting(Event::time).containsOnly(later);
    }

    @Test
    void theSecondDeliveryOfAStandingSaysTheSameEventsAgain() {
        scene.share(Scene.PART, 1);
        Said first = scene.status(Scene.CREDENTIAL, 2, CredentialStanding.REVOKED);

        assertThat(scene.status(Scene.CREDENTIAL, 2, CredentialStanding.REVOKED))
                .isEqualTo(Said.duplicate(first.events()));
    }

    @Test
    void aStandingThatWasHeardBeforeThePresentationHolds() {
        assertThat(scene.status(Scene.CREDENTIAL, 2, CredentialStanding.REVOKED))
                .isEqualTo(Said.applied());

        Said said = scene.share(Scene.PART, 1);

        assertOutcome(said, VerificationOutcome.REFUSED);
        assertThat(Scene.retracted(said.events())).isEmpty();
    }

    @Test
    void anOlderStandingChangesNothing() {
        scene.share(Scene.PART, 1);
        scene.status(Scene.CREDENTIAL, 2, CredentialStanding.REVOKED);

        assertThat(scene.status(Scene.CREDENTIAL, 1, CredentialStanding.IN_FORCE))
                .isEqualTo(Said.replaced());
        assertOutcome(scene.share(Scene.PART, 1), VerificationOutcome.REFUSED);
    }

    @Test
    void aSuspensionThatIsOverIsLifted() {
        scene.share(Scene.PART, 1);
        scene.status(Scene.CREDENTIAL, 1, CredentialStanding.SUSPENDED);

        Said said = scene.status(Scene.CREDENTIAL, 2, CredentialStanding.IN_FORCE);

        assertOutcome(said, VerificationOutcome.VERIFIED);
        assertRetraction(said, RetractionState.LIFTED, RetractionCause.SUSPENDED);
    }

    @Test
    void aSuspendedCredentialThatIsRevokedSaysTheGraverCause() {
        scene.share(Scene.PART, 1);
        scene.status(Scene.CREDENTIAL, 1, CredentialStanding.SUSPENDED);

        assertRetraction(
                scene.status(Scene.CREDENTIAL, 2, CredentialStanding.REVOKED),
                RetractionState.RETRACTED,
                RetractionCause.REVOKED);
    }

    @Test
    void anotherIssuersWordOnACredentialDoesNotCount() {
        scene.share(Scene.PART, 1);

        Said said = scene.status(Scene.CREDENTIAL, "did:web:mallory.example", 2, CredentialStanding.REVOKED);

        assertThat(said.events()).isEmpty();
        assertOutcome(scene.share(Scene.PART, 1), VerificationOutcome.VERIFIED);
    }

    @Test
    void aStandingThatSaysNothingBreaksItsContract() {
        assertThatThrownBy(() -> scene.status(Scene.CREDENTIAL, 1, CredentialStanding.UNKNOWN))
                .isInstanceOf(BrokenContract.class);
    }

    @Test
    void whenAConsentIsOverItsFactsAreGoneAndItsPartsAreEnded() {
        scene.share(Scene.PART, 1);
        scene.share(new PartKey("consent-2", "part-1"), 1);

        Said said = scene.consent("consent-1", 2, ConsentState.WITHDRAWN);

        assertOutcome(said, VerificationOutcome.ENDED);
        assertThat(PartDocument.of(scene.part(Scene.PART).orElseThrow()))
                .containsOnlyKeys("consent", "part", "profile", "shared", "said", "ended");
        assertThat(scene.watch.restingOn(Scene.CREDENTIAL)).containsExactly(new PartKey("consent-2", "part-1"));
        assertThat(scene.consent("consent-1", 2, ConsentState.WITHDRAWN)).isEqualTo(Said.duplicate(said.events()));
    }

    @Test
    void whatIsOverStaysOverWhateverComesLate() {
        scene.share(Scene.PART, 1);
        scene.consent("consent-1", 2, ConsentState.EXPIRED);

        assertThat(scene.consent("consent-1", 1, ConsentState.GRANTED)).isEqualTo(Said.replaced());
        assertThat(scene.status(Scene.CREDENTIAL, 1, CredentialStanding.REVOKED).events())
                .isEmpty();
        assertThat(scene.share(Scene.PART, 5).effect()).isEqualTo(Said.Effect.ERASED);
        assertThat(scene.part(Scene.PART).orElseThrow().hasEnded()).isTrue();
    }

    @Test
    void anEndEndsTheConsentEvenWithASeqThatWasHeardBeforeTheStoreWasRestored() {
        scene.share(Scene.PART, 1);
        scene.consent("consent-1", 2, ConsentState.GRANTED);

        Said said = scene.consent("consent-1", 2, ConsentState.WITHDRAWN);

        assertOutcome(said, VerificationOutcome.ENDED);
        assertThat(scene.part(Scene.PART).orElseThrow().hasEnded()).isTrue();
        assertThat(scene.share(Scene.PART, 5).effect()).isEqualTo(Said.Effect.ERASED);
        assertThat(scene.share(new PartKey("consent-1", "part-2"), 1).effect()).isEqualTo(Said.Effect.ERASED);
    }

    @Test
    void aConsentThatGoesOnChangesNoVerdict() {
        scene.share(Scene.PART, 1);

        assertThat(scene.consent("consent-1", 1, ConsentState.GRANTED)).isEqualTo(Said.applied());
        assertThat(scene.consent("consent-1", 2, ConsentState.NARROWED)).isEqualTo(Said.applied());
        assertOutcome(scene.share(Scene.PART, 1), VerificationOutcome.VERIFIED);
    }

    @Test
    void aConsentInNoKnownStateBreaksItsContract() {
        assertThatThrownBy(() -> scene.consent("consent-1", 1, ConsentState.UNKNOWN))
                .isInstanceOf(BrokenContract.class);
    }

    @Test
    void lostTrustTakesBackEveryClaimOfTheIssuerAndRegainedTrustLiftsIt() {
        scene.share(Scene.PART, 1);
        scene.share(new PartKey("consent-1", "part-2"), 1);
        scene.trustChanged(1, TrustState.ACCREDITED);
        scene.decided(WITHDRAWN);

        Said lost = scene.trustChanged(2, TrustState.WITHDRAWN);
        scene.decided(Trust.accredited());
        Said regained = scene.trustChanged(3, TrustState.ACCREDITED);

        assertThat(Scene.retracted(lost.events()))
                .hasSize(2)
                .extracting(ClaimRetracted::getCause)
                .containsOnly(RetractionCause.DISTRUSTED);
        assertThat(Scene.retracted(regained.events()))
                .hasSize(2)
                .extracting(ClaimRetracted::getState)
                .containsOnly(RetractionState.LIFTED);
        assertThat(scene.trustChanged(3, TrustState.ACCREDITED)).isEqualTo(Said.duplicate(regained.events()));
        assertThat(scene.trustChanged(2, TrustState.WITHDRAWN)).isEqualTo(Said.replaced());
    }

    @Test
    void trustThatWasLostBeforeThePresentationIsLost() {
        scene.decided(WITHDRAWN);
        assertThat(scene.trustChanged(2, TrustState.WITHDRAWN)).isEqualTo(Said.applied());

        assertOutcome(scene.share(Scene.PART, 1), VerificationOutcome.REFUSED);
    }

    @Test
    void aDecisionThatSaysNothingBreaksItsContract() {
        assertThatThrownBy(() -> scene.trustChanged(1, TrustState.UNKNOWN)).isInstanceOf(BrokenContract.class);
    }

    @Test
    void aKeyThatWasCompromisedFailsWhatWasFirstSeenAfterwardsAndNotWhatWasSeenBefore() {
        scene.share(Scene.PART, 1);
        scene.decided(compromisedSince(Samples.NOW.plusSeconds(10)));
        scene.at(Samples.NOW.plusSeconds(20));
        scene.share(new PartKey("consent-1", "part-2"), 1);

        scene.trustChanged(2, TrustState.ACCREDITED);

        assertOutcome(scene.share(Scene.PART, 1), VerificationOutcome.VERIFIED);
        assertOutcome(scene.share(new PartKey("consent-1", "part-2"), 1), VerificationOutcome.REFUSED);
    }

    private static Trust compromisedSince(Instant since) {
        return new Trust(Trust.State.ACCREDITED, List.of(), List.of(new Trust.CompromisedKey(Samples.METHOD, since)));
    }

    @Test
    void whenItsTimeIsOverAClaimIsRetractedByTheRelayAndOnce() {
        scene.share(Scene.PART, 1);
        scene.judgeDue.judge().block();
        assertThat(scene.pending()).isEmpty();

        scene.at(Samples.UNTIL);
        scene.judgeDue.judge().block();
        scene.judgeDue.judge().block();

        assertThat(Scene.verified(scene.pending()))
                .extracting(PresentationVerified::getOutcome)
                .containsExactly(VerificationOutcome.REFUSED);
        assertThat(Scene.retracted(scene.pending()))
                .extracting(ClaimRetracted::getCause, ClaimRetracted::getSince)
                .containsExactly(tuple(RetractionCause.EXPIRED, Samples.UNTIL));
    }

    @Test
    void anInstanceThatIsStartedWatchesWhatOthersWrote() {
        scene.share(Scene.PART, 1);
        JudgeDue started = new JudgeDue(scene.parts, new Deadlines(), scene.judgeParts, scene.clock);
        started.fill().block();

        scene.at(Samples.UNTIL.plusSeconds(1));
        started.judge().block();

        assertThat(Scene.retracted(scene.pending())).hasSize(1);
    }

    @Test
    void theListOfAnOutsideIssuerIsAskedAgainAndItsRevocationTakesTheClaimBack() {
        Scene outside = new Scene();
        outside.decided(Trust.accredited());
        assertOutcome(outside.share(Scene.PART, 1), VerificationOutcome.VERIFIED);

        outside.outside = Standing.of(Standing.State.REVOKED);
        outside.at(Samples.NOW.plus(Deadlines.OUTSIDE));
        outside.judgeDue.judge().block();

        assertThat(Scene.retracted(outside.pending()))
                .extracting(ClaimRetracted::getCause)
                .containsExactly(RetractionCause.REVOKED);
    }

    @Test
    void aListThatCannotBeHadIsNoAnswerAndIsAskedAgainSooner() {
        Scene outside = new Scene();
        outside.decided(Trust.accredited());
        outside.outside = Standing.unknown("statusUnreachable");
        Said said = outside.share(Scene.PART, 1);
        assertOutcome(said, VerificationOutcome.INCONCLUSIVE);
        assertThat(Scene.verified(said.events()).getFirst().getClaim()).isNotNull();

        outside.outside = Standing.inForce();
        outside.at(Samples.NOW.plus(Deadlines.NOT_TOLD));
        outside.judgeDue.judge().block();

        assertThat(Scene.verified(outside.pending()))
                .extracting(PresentationVerified::getOutcome)
                .containsExactly(VerificationOutcome.VERIFIED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.State.class,
            names = {"REVOKED", "REPLACED", "SUSPENDED"})
    void aListThatCannotBeHadTakesNoRevocationBack(Standing.State state) {
        Scene outside = new Scene();
        outside.decided(Trust.accredited());
        outside.share(Scene.PART, 1);
        outside.outside = Standing.of(state);
        judgedLater(outside, 1);

        outside.outside = Standing.unknown("statusUnreachable");
        judgedLater(outside, 2);
        Said again = outside.share(Scene.PART, 2);
        Optional<Part> unreached = outside.part(Scene.PART);
        outside.outside = Standing.inForce();
        judgedLater(outside, 3);

        assertOutcome(again, VerificationOutcome.REFUSED);
        assertThat(unreached.flatMap(Part::retraction).orElseThrow().holds()).isTrue();
        assertThat(Scene.retracted(outside.pending()))
                .extracting(ClaimRetracted::getState)
                .containsExactly(RetractionState.RETRACTED, RetractionState.LIFTED);
    }

    private static void judgedLater(Scene scene, int times) {
        scene.at(Samples.NOW.plus(Deadlines.OUTSIDE.multipliedBy(times)));
        scene.judgeDue.judge().block();
    }

    @Test
    void nothingIsJudgedByTimeBeforeTheIssuersAreKnown() {
        scene.share(Scene.PART, 1);
        scene.at(Samples.UNTIL);
        CompletableFuture<Void> known = new CompletableFuture<>();

        CompletableFuture<Void> judged =
                scene.judgeDue.judgeOnce(Mono.fromFuture(known)).toFuture();
        List<Event<?>> before = scene.pending();
        known.complete(null);

        judged.join();
        assertThat(before).isEmpty();
        assertThat(Scene.retracted(scene.pending())).hasSize(1);
    }

    private static void assertOutcome(Said said, VerificationOutcome outcome) {
        assertThat(Scene.verified(said.events()))
                .extracting(PresentationVerified::getOutcome)
                .containsExactly(outcome);
    }

    private static void assertRetraction(Said said, RetractionState state, RetractionCause cause) {
        assertThat(Scene.retracted(said.events())).singleElement().satisfies(retracted -> {
            assertThat(retracted.getState()).isEqualTo(state);
            assertThat(retracted.getCause()).isEqualTo(cause);
        });
    }
}
