package org.lerexchange.issuer.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.events.AwardAct;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardOutcome;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.events.HolderState;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.issuer.awards.Award;
import org.lerexchange.issuer.awards.AwardReport;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.Topics;

class AwardRecordedListenerTest {

    private static final String ANA = "ana@example.org";
    private static final String BEN = "ben@example.org";

    private final IssuerWorld world = IssuerWorld.teaching();

    @Test
    void anAwardToAHolderIsIssued() {
        anaHasAWallet();

        Said said = world.hear(recorded(IssuerWorld.forkliftFor(ANA)));

        assertThat(said.effect()).isEqualTo(Said.Effect.APPLIED);
        assertThat(said.events())
                .<Object>extracting(Event::topic)
                .containsExactly(Topics.CREDENTIAL_ISSUED, Topics.AWARD_ANSWERED);
    }

    @Test
    void secondDeliveryOfAnAwardSaysTheSameEventsAgain() {
        anaHasAWallet();
        Event<?> award = recorded(IssuerWorld.forkliftFor(ANA));
        Said first = world.hear(award);

        Said second = world.hear(award);

        assertThat(second).isEqualTo(Said.duplicate(first.events()));
    }

    @Test
    void aLateReportDoesNotUndoALaterOne() {
        anaHasAWallet();
        Event<?> first = recorded(IssuerWorld.forkliftFor(ANA));
        Event<?> second = reported(AwardReport.withdrawn(IssuerWorld.award("A-1"), "MISTAKE"));
        world.hear(second);

        assertThat(world.hear(first)).isEqualTo(Said.replaced());
        assertThat(world.said(Topics.CREDENTIAL_ISSUED)).isEmpty();
    }

    @Test
    void anActThatNobodyKnowsIsABrokenContract() {
        AwardRecorded value = value();
        value.setAct(AwardAct.UNKNOWN);

        assertThatThrownBy(() -> world.hear(event("riverside-college:A-1", value)))
                .isInstanceOf(BrokenContract.class);
    }

    @Test
    void anAwardUnderAnotherKeyIsABrokenContract() {
        assertThatThrownBy(() -> world.hear(event("riverside-college:A-2", value())))
                .isInstanceOf(BrokenContract.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void awardAndHolderInEitherOrderIssueOnce(boolean awardFirst) {
        Event<?> award = recorded(IssuerWorld.forkliftFor(ANA));
        Event<?> holder = world.holder(ANA, 1, HolderState.ACTIVE);

        for (Event<?> event :
                awardFirst ? List.of(award, holder, award, holder) : List.of(holder, award, holder, award)) {
            world.hear(event);
        }

        assertThat(world.different(Topics.CREDENTIAL_ISSUED)).isEqualTo(1);
        assertThat(world.said(Topics.CREDENTIAL_ISSUED).stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOtherMayComeBetweenAnyTwoSteps(boolean awardFirst) {
        for (int at = 1; at <= 12; at++) {
            IssuerWorld between = IssuerWorld.teaching();
            between.recordAward
                    .report(AwardReport.recorded(IssuerWorld.award("A-1"), IssuerWorld.forkliftFor(ANA)))
                    .block();
            Event<?> award = between.pending().getFirst();
            Event<?> holder = between.holder(ANA, 1, HolderState.ACTIVE);
            int[] left = {at};
            between.around(
                    () -> {
                        if (--left[0] == 0) {
                            between.hear(awardFirst ? holder : award);
                        }
                    },
                    () -> {});

            between.hear(awardFirst ? award : holder);
            if (left[0] > 0) {
                between.hear(awardFirst ? holder : award);
            }

            assertThat(between.said(Topics.CREDENTIAL_ISSUED).stream().distinct())
                    .as("the other before step %d", at)
                    .hasSize(1);
            assertThat(between.different(Topics.CREDENTIAL_ISSUED)).isEqualTo(1);
        }
    }

    @Test
    void whoDiesAtAnyStepIsFinishedByTheNextDelivery() {
        for (int at = 1; at <= 12; at++) {
            IssuerWorld mortal = IssuerWorld.teaching();
            mortal.recordAward
                    .report(AwardReport.recorded(IssuerWorld.award("A-1"), IssuerWorld.forkliftFor(ANA)))
                    .block();
            Event<?> award = mortal.pending().getFirst();
            int[] left = {at};
            mortal.around(() -> {}, () -> {
                if (--left[0] == 0) {
                    throw new IllegalStateException("killed");
                }
            });

            for (Event<?> event : List.of(award, mortal.holder(ANA, 1, HolderState.ACTIVE))) {
                try {
                    mortal.hear(event);
                } catch (IllegalStateException killed) {
                    mortal.hear(event);
                }
            }

            assertThat(mortal.said(Topics.CREDENTIAL_ISSUED).stream().distinct())
                    .as("killed after step %d", at)
                    .hasSize(1);
            assertThat(mortal.said(Topics.AWARD_ANSWERED).getLast().getOutcome())
                    .isEqualTo(AwardOutcome.ISSUED);
        }
    }

    @Test
    void minorsAndWhatIsOnHoldWaitUntilReleased() {
        anaHasAWallet();
        Award award = IssuerWorld.forkliftFor(ANA);
        world.carry(recorded(IssuerWorld.held(award, true, true)));
        world.carry(reported(
                AwardReport.corrected(IssuerWorld.award("A-1"), IssuerWorld.held(award, true, false), "RELEASED")));
        world.carry(reported(AwardReport.corrected(IssuerWorld.award("A-1"), award, "GUARDIAN_AGREED")));

        assertThat(world.said(Topics.AWARD_ANSWERED))
                .extracting(answer -> answer.getOutcome() + " " + answer.getReason())
                .containsExactly("WAITING ON_HOLD", "WAITING GUARDIAN", "ISSUED null");
    }

    @Test
    void anUnknownAchievementIsRefusedWithItsRule() {
        AwardRecorded value = value();
        value.setAchievementId("another-college:forklift");

        world.hear(event("riverside-college:A-1", value));

        AwardAnswered answer = world.said(Topics.AWARD_ANSWERED).getFirst();
        assertThat(answer.getReason()).isEqualTo("UNKNOWN_ACHIEVEMENT");
        assertThat(answer.getRule()).isEqualTo("the achievement is in the institution's catalogue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never sealed", "1.bm8ganNvbg==", "1.eyJlbWFpbCI6Im5vYm9keSJ9"})
    void aPersonWhoCannotBeReadIsRefused(String sealed) {
        AwardRecorded value = value();
        value.setRecipient(sealed);

        world.hear(event("riverside-college:A-1", value));

        assertThat(world.said(Topics.AWARD_ANSWERED))
                .extracting(AwardAnswered::getReason)
                .containsExactly("MALFORMED_PERSON");
    }

    @Test
    void aCorrectedAwardReplacesItsCredential() {
        anaHasAWallet();
        world.carry(world.holder(BEN, 1, HolderState.ACTIVE));
        world.carry(recorded(IssuerWorld.forkliftFor(ANA)));
        world.carry(reported(
                AwardReport.corrected(IssuerWorld.award("A-1"), IssuerWorld.forkliftFor(BEN), "WRONG_PERSON")));

        String first = world.said(Topics.CREDENTIAL_ISSUED).getFirst().getCredentialId();
        assertThat(world.said(Topics.CREDENTIAL_ISSUED)).hasSize(2);
        assertThat(world.said(Topics.CREDENTIAL_ISSUED).getLast().getReplaces()).isEqualTo(first);
        assertThat(world.said(Topics.CREDENTIAL_STATUS_CHANGED)).singleElement().satisfies(changed -> {
            assertThat(changed.getCredentialId()).isEqualTo(first);
            assertThat(changed.getStanding()).isEqualTo(CredentialStanding.REPLACED);
        });
    }

    @Test
    void aWithdrawnAwardRevokesItsCredentialOnce() {
        anaHasAWallet();
        world.carry(recorded(IssuerWorld.forkliftFor(ANA)));
        Event<?> withdrawn = reported(AwardReport.withdrawn(IssuerWorld.award("A-1"), "MISTAKE"));

        world.carry(withdrawn);
        world.carry(withdrawn);

        assertThat(world.said(Topics.CREDENTIAL_STATUS_CHANGED))
                .extracting(CredentialStatusChanged::getStanding)
                .containsExactly(CredentialStanding.REVOKED);
        assertThat(world.said(Topics.AWARD_ANSWERED).getLast().getOutcome()).isEqualTo(AwardOutcome.REVOKED);
    }

    @Test
    void anAwardWithdrawnWhileItWaitsIsNeverIssued() {
        world.carry(recorded(IssuerWorld.forkliftFor(ANA)));
        world.carry(reported(AwardReport.withdrawn(IssuerWorld.award("A-1"), "MISTAKE")));

        anaHasAWallet();

        assertThat(world.said(Topics.CREDENTIAL_ISSUED)).isEmpty();
    }

    private void anaHasAWallet() {
        world.carry(world.holder(ANA, 1, HolderState.ACTIVE));
    }

    private Event<?> recorded(Award award) {
        return reported(AwardReport.recorded(IssuerWorld.award("A-1"), award));
    }

    private Event<?> reported(AwardReport report) {
        world.recordAward.report(report).block();
        return world.pending().getLast();
    }

    private AwardRecorded value() {
        return AwardRecorded.newBuilder(
                        (AwardRecorded) recorded(IssuerWorld.forkliftFor(ANA)).value())
                .build();
    }

    private static Event<AwardRecorded> event(String key, AwardRecorded value) {
        return Event.of(Topics.AWARD_RECORDED, key, 1, IssuerWorld.NOW, value);
    }
}
