package org.lerexchange.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.lerexchange.events.CheckVerdict;
import org.lerexchange.events.ClaimedSkill;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Said;
import org.lerexchange.verifier.checks.Samples;
import org.lerexchange.verifier.watch.PartKey;

class PresentationListenerTest {

    private final Scene scene = Scene.accredited();

    @Test
    void aSoundPresentationIsVerifiedWithTheSkillsThatItsIssuerSigned() {
        Said said = scene.share(Scene.PART, 1);

        assertThat(said.effect()).isEqualTo(Said.Effect.APPLIED);
        assertThat(said.events()).hasSize(1);
        PresentationVerified verified = Scene.verified(said.events()).getFirst();
        assertThat(verified.getOutcome()).isEqualTo(VerificationOutcome.VERIFIED);
        assertThat(verified.getProfileId()).isEqualTo(Scene.PROFILE);
        assertThat(verified.getNotAfter()).isEqualTo(Samples.UNTIL);
        assertThat(verified.getClaim().getSkills())
                .extracting(ClaimedSkill::getTargetName)
                .containsExactly("Forklift operation", "Load handling");
        assertThat(verified.getClaim().getIssuerName()).isEqualTo("Lakeview");
        assertThat(verified.getClaim().getIssuerKind()).isEqualTo("institution");
        assertThat(verified.getClaim().getVerificationMethod()).isEqualTo(Samples.METHOD);
    }

    @Test
    void whatIsKeptSaysNothingOfTheHolder() {
        scene.share(Scene.PART, 1);

        assertThat(PartDocument.of(scene.part(Scene.PART).orElseThrow()).toJson())
                .doesNotContain(Samples.HOLDER)
                .doesNotContain("proofValue");
    }

    @Test
    void theSecondDeliverySaysTheSameEventAgain() {
        Said first = scene.share(Scene.PART, 1);

        Said second = scene.share(Scene.PART, 1);

        assertThat(second).isEqualTo(Said.duplicate(first.events()));
    }

    @Test
    void aLaterPresentationIsHeardAndAnEarlierOneThenNoMore() {
        scene.share(Scene.PART, 2);

        assertThat(scene.share(Scene.PART, 1)).isEqualTo(Said.replaced());
        assertThat(scene.share(Scene.PART, 3).effect()).isEqualTo(Said.Effect.APPLIED);
        assertThat(scene.part(Scene.PART).orElseThrow().shared().seq()).isEqualTo(3);
    }

    @Test
    void whatDoesNotOpenIsRefusedAndNotADeadLetter() {
        assertRefused(scene.share(Scene.PART, 1, "sealed to somebody else"), "notSealedToVerifier");
    }

    @Test
    void whatIsNoPresentationIsRefused() {
        assertRefused(scene.share(Scene.PART, 1, "sealed:nothing"), "malformedJson");
    }

    @Test
    void theAnswerToAnotherChallengeIsRefused() {
        assertRefused(scene.share(Scene.PART, 2, "sealed:" + Scene.presentation(Scene.PART, 1)), "wrongChallenge");
    }

    @Test
    void aPresentationForAnotherDomainIsRefused() {
        String elsewhere = Samples.presented(
                Samples.signed(), Samples.HOLDER, Samples.HOLDER_KEY, Scene.PART.challenge(1), "somebody else");

        assertRefused(scene.share(Scene.PART, 1, "sealed:" + elsewhere), "wrongDomain");
    }

    @Test
    void aPresentationThatNamesAnotherVerifierIsNotEvenOpened() {
        PresentationShared value = new PresentationShared("consent-1", "part-1", Scene.PROFILE, "other", "sealed:{}");

        assertRefused(scene.share(Scene.PART.text(), 1, value), "wrongDomain");
    }

    @Test
    void aThiefsPresentationIsRefused() {
        String stolen = Samples.presented(
                Samples.signed(), Samples.HOLDER, Samples.ISSUER_KEY, Scene.PART.challenge(1), Samples.DOMAIN);

        assertRefused(scene.share(Scene.PART, 1, "sealed:" + stolen), "notControlled");
    }

    @Test
    void ofWhatWasNotProvedNoFactIsKeptAndNobodyIsWatched() {
        scene.share(Scene.PART, 1, "sealed:" + Scene.presentation(Scene.PART, 9));

        assertThat(scene.part(Scene.PART).orElseThrow().facts()).isEmpty();
        assertThat(scene.watch.restingOn(Scene.CREDENTIAL)).isEmpty();
    }

    @Test
    void whatComesAfterTheConsentIsOverIsBuriedUnread() {
        scene.consent(Scene.PART.consent(), 2, ConsentState.WITHDRAWN);

        Said said = scene.share(Scene.PART, 1);

        assertThat(said.effect()).isEqualTo(Said.Effect.ERASED);
        assertThat(Scene.verified(said.events()))
                .extracting(PresentationVerified::getOutcome)
                .containsExactly(VerificationOutcome.ENDED);
        assertThat(scene.watch.restingOn(Scene.CREDENTIAL)).isEmpty();
        assertThat(scene.share(Scene.PART, 1)).isEqualTo(said);
    }

    @Test
    void anEventUnderAKeyThatIsNotItsOwnBreaksItsContract() {
        PresentationShared value =
                new PresentationShared("consent-1", "part-1", Scene.PROFILE, "verifier", "sealed:{}");

        assertThatThrownBy(() -> scene.share("consent-1:part-2", 1, value)).isInstanceOf(BrokenContract.class);
        assertThat(scene.part(new PartKey("consent-1", "part-2"))).isEmpty();
    }

    private static void assertRefused(Said said, String reason) {
        assertThat(said.effect()).isEqualTo(Said.Effect.APPLIED);
        assertThat(Scene.verified(said.events())).singleElement().satisfies(verified -> {
            assertThat(verified.getOutcome()).isEqualTo(VerificationOutcome.REFUSED);
            assertThat(verified.getChecks())
                    .extracting(CheckVerdict::getCheck, CheckVerdict::getReason)
                    .containsExactly(tuple("holder", reason));
            assertThat(verified.getClaim()).isNull();
        });
    }
}
