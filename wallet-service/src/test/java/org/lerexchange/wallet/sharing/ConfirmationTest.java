package org.lerexchange.wallet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.events.VerifiedClaim;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;
import org.lerexchange.wallet.World;
import org.lerexchange.wallet.holders.HolderId;

class ConfirmationTest {

    private static final String EMAIL = "ana@example.org";
    private static final String ID = "urn:uuid:forklift";

    private final World world = new World();
    private final HolderId ana = world.anOpenWallet(EMAIL);

    @Test
    void aVerdictConfirmsThePartAndItIsNotSaidAgain() {
        PresentationShared shared = world.sharedForklift(ana);
        Heard<PresentationVerified> verdict = world.verdict(shared, VerificationOutcome.VERIFIED);

        assertThat(world.hear(world.sharing.verdicts, verdict)).isEqualTo(Said.applied());
        assertThat(world.hear(world.sharing.verdicts, verdict)).isEqualTo(Said.duplicate());
        assertThat(world.hear(world.sharing.consentEar, world.granted("c1"))).isEqualTo(Said.duplicate());
        assertThat(world.hear(world.credentials, world.issued(EMAIL, ID, "License")))
                .isEqualTo(Said.duplicate());
        assertThat(world.sharing.unconfirmed()).isZero();
    }

    @Test
    void aVerdictAfterTheEndOfTheConsentChangesNothing() {
        PresentationShared shared = world.sharedForklift(ana);
        world.withdraw(ana, "c1");
        world.relayToSharing();

        Said late = world.hear(world.sharing.verdicts, world.verdict(shared, VerificationOutcome.VERIFIED));

        assertThat(late).isEqualTo(Said.replaced());
    }

    @Test
    void aVerdictOnWhatWasNeverPresentedBreaksTheContract() {
        PresentationShared shared = world.sharedForklift(ana);
        Heard<PresentationVerified> unknown = world.verdict(shared, VerificationOutcome.UNKNOWN);
        PresentationShared other =
                PresentationShared.newBuilder(shared).setPartId("part-never").build();
        Heard<PresentationVerified> never = world.verdict(other, VerificationOutcome.VERIFIED);

        assertThatThrownBy(() -> world.hear(world.sharing.verdicts, unknown)).isInstanceOf(BrokenContract.class);
        assertThatThrownBy(() -> world.hear(world.sharing.verdicts, never)).isInstanceOf(BrokenContract.class);
    }

    @Test
    void aPartWithoutAVerdictIsSaidAgainWithTheSameBytesAndTheSameId() {
        world.sharedForklift(ana);
        Event<?> first = world.said.getLast();
        assertThat(world.sharing.overdue()).isZero();

        world.clock.pass(RepeatShares.PATIENCE);

        assertThat(world.sharing.overdue()).isEqualTo(1);
        assertThat(world.sharing.repeat().block()).isEqualTo(1);
        assertThat(world.relay()).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again).isEqualTo(first);
        });
    }

    @Test
    void aPartIsNotSaidAgainAfterAWithdrawalOfWhichSharingHasNotHeard() {
        world.sharedForklift(ana);
        world.clock.pass(RepeatShares.PATIENCE);
        world.withdraw(ana, "c1");

        assertThat(world.sharing.repeat().block()).isZero();
        assertThat(world.sharing.unconfirmed()).isZero();
    }

    @Test
    void aPartThatCouldNotBeCheckedIsSaidAgainUntilItIs() {
        PresentationShared shared = world.sharedForklift(ana);
        Event<?> first = world.said.getLast();

        Said notChecked = world.hear(world.sharing.verdicts, world.verdict(shared, VerificationOutcome.INCONCLUSIVE));
        world.clock.pass(RepeatShares.PATIENCE);

        assertThat(notChecked).isEqualTo(Said.duplicate());
        assertThat(world.sharing.repeat().block()).isEqualTo(1);
        assertThat(world.relay()).singleElement().isEqualTo(first);
        assertThat(world.hear(world.sharing.verdicts, world.verdict(shared, VerificationOutcome.VERIFIED)))
                .isEqualTo(Said.applied());
        assertThat(world.sharing.unconfirmed()).isZero();
    }

    @Test
    void aClaimOfWhichNotAllCouldBeCheckedHasArrivedAllTheSame() {
        Heard<PresentationVerified> verdict =
                world.verdict(world.sharedForklift(ana), VerificationOutcome.INCONCLUSIVE);
        verdict.value()
                .setClaim(VerifiedClaim.newBuilder()
                        .setAchievementId("a")
                        .setAchievementName("Forklift licence")
                        .setAchievementType("License")
                        .setIssuer("did:web:college.example")
                        .setIssuerName("College")
                        .setIssuerKind("institution")
                        .setVerificationMethod("did:web:college.example#1")
                        .setSkills(List.of())
                        .build());

        assertThat(world.hear(world.sharing.verdicts, verdict)).isEqualTo(Said.applied());
        assertThat(world.sharing.unconfirmed()).isZero();
    }

    @Test
    void anInstanceRepeatsWhatAnotherSharedAfterItsRefill() {
        SharingRoom other = world.anotherSharing();
        assertThat(other.repeat().block()).isZero();
        world.sharedForklift(ana);
        world.clock.pass(RepeatShares.PATIENCE);
        assertThat(other.repeat().block()).isZero();

        other.refill();

        assertThat(other.repeat().block()).isEqualTo(1);
    }
}
