package org.lerexchange.issuer.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.HolderState;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.issuer.awards.AwardReport;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.Topics;

class HolderRegisteredListenerTest {

    private static final String ANA = "ana@example.org";

    private final IssuerWorld world = IssuerWorld.teaching();

    @Test
    void whoRegistersGetsWhatWaited() {
        anAwardWaits();

        Said said = world.hear(world.holder(ANA, 1, HolderState.ACTIVE));

        assertThat(said.effect()).isEqualTo(Said.Effect.APPLIED);
        assertThat(said.events())
                .<Object>extracting(Event::topic)
                .contains(Topics.CREDENTIAL_ISSUED, Topics.AWARD_ANSWERED);
    }

    @Test
    void secondDeliverySaysTheSameEventsAgain() {
        anAwardWaits();
        Said first = world.hear(world.holder(ANA, 1, HolderState.ACTIVE));

        Said second = world.hear(world.holder(ANA, 1, HolderState.ACTIVE));

        assertThat(second.effect()).isEqualTo(Said.Effect.DUPLICATE);
        assertThat(second.events()).isEqualTo(first.events());
    }

    @Test
    void anOlderStateIsReplacedByWhatIsThere() {
        world.hear(world.holder(ANA, 2, HolderState.ENDED));

        Said late = world.hear(world.holder(ANA, 1, HolderState.ACTIVE));

        assertThat(late).isEqualTo(Said.replaced());
        anAwardWaits();
        assertThat(world.said(Topics.CREDENTIAL_ISSUED)).isEmpty();
    }

    @Test
    void aStateThatNobodyKnowsIsABrokenContract() {
        assertThatThrownBy(() -> world.hear(world.holder(ANA, 1, HolderState.UNKNOWN)))
                .isInstanceOf(BrokenContract.class);
    }

    @Test
    void aKeyThatIsNotTheRefIsABrokenContract() {
        HolderRegistered value = world.holder(ANA, 1, HolderState.ACTIVE).value();

        assertThatThrownBy(() -> world.hear(Event.of(Topics.HOLDER_REGISTERED, "other", 1, IssuerWorld.NOW, value)))
                .isInstanceOf(BrokenContract.class);
    }

    @Test
    void movedWithoutWhereToIsABrokenContract() {
        assertThatThrownBy(() -> world.hear(world.holder(ANA, 1, HolderState.MOVED)))
                .isInstanceOf(BrokenContract.class);
    }

    @Test
    void theCodeOfSomebodyWhoIsNamedHasTheHashThatWasSaid() {
        anAwardWaits();
        String ref = world.said(Topics.RECIPIENT_NAMED).getFirst().getRecipientRef();

        String code = world.recipients
                .claimCode(new RecipientRef(ref))
                .blockOptional()
                .orElseThrow();

        assertThat(ClaimCode.hash(code))
                .isEqualTo(world.said(Topics.RECIPIENT_NAMED).getFirst().getClaimCodeHash());
    }

    @Test
    void aPersonIsNamedOnceHoweverManyAwardsWait() {
        for (int award = 0; award < 5; award++) {
            world.recordAward
                    .report(AwardReport.recorded(IssuerWorld.award("A-" + award), IssuerWorld.forkliftFor(ANA)))
                    .block();
        }

        world.carry();

        assertThat(world.different(Topics.RECIPIENT_NAMED)).isEqualTo(1);
        assertThat(world.hear(world.holder(ANA, 1, HolderState.ACTIVE)).events())
                .hasSize(10);
    }

    @Test
    void whoseWalletEndedIsNamedAnewWhenAnAwardComes() {
        anAwardWaits();
        world.carry(world.holder(ANA, 1, HolderState.ACTIVE), world.holder(ANA, 2, HolderState.ENDED));

        world.recordAward
                .report(AwardReport.recorded(IssuerWorld.award("A-2"), IssuerWorld.forkliftFor(ANA)))
                .block();
        world.carry();

        assertThat(world.different(Topics.RECIPIENT_NAMED)).isEqualTo(2);
        assertThat(world.different(Topics.CREDENTIAL_ISSUED)).isEqualTo(1);
    }

    private void anAwardWaits() {
        world.recordAward
                .report(AwardReport.recorded(IssuerWorld.award("A-1"), IssuerWorld.forkliftFor(ANA)))
                .block();
        world.carry();
    }
}
