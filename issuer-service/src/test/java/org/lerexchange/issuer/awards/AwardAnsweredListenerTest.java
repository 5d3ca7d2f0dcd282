package org.lerexchange.issuer.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardOutcome;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.Topics;

class AwardAnsweredListenerTest {

    private static final AwardId ID = IssuerWorld.award("A-1");

    private final IssuerWorld world = IssuerWorld.teaching();

    @BeforeEach
    void anAwardIsOnRecord() {
        world.recordAward
                .report(AwardReport.recorded(ID, IssuerWorld.forkliftFor("ana@example.org")))
                .block();
    }

    @Test
    void theAnswerIsKeptWithTheAward() {
        Said said = world.hear(answered(1, AwardOutcome.ISSUED));

        assertThat(said).isEqualTo(Said.applied());
        assertThat(answer()).map(AwardRecord.Answer::kind).contains(AwardRecord.Answer.Kind.ISSUED);
    }

    @Test
    void secondDeliveryChangesNothing() {
        world.hear(answered(1, AwardOutcome.ISSUED));

        assertThat(world.hear(answered(1, AwardOutcome.ISSUED))).isEqualTo(Said.duplicate());
    }

    @Test
    void aLateAnswerDoesNotReplaceALaterOne() {
        world.hear(answered(2, AwardOutcome.ISSUED));

        assertThat(world.hear(answered(1, AwardOutcome.WAITING))).isEqualTo(Said.replaced());
        assertThat(answer()).map(AwardRecord.Answer::kind).contains(AwardRecord.Answer.Kind.ISSUED);
    }

    @Test
    void anAnswerThatNobodyKnowsIsABrokenContract() {
        assertThatThrownBy(() -> world.hear(answered(1, AwardOutcome.UNKNOWN))).isInstanceOf(BrokenContract.class);
    }

    @Test
    void anAnswerUnderAnotherKeyIsABrokenContract() {
        AwardAnswered value = answered(1, AwardOutcome.ISSUED).value();

        assertThatThrownBy(() -> world.hear(Event.of(Topics.AWARD_ANSWERED, "other:A-1", 1, IssuerWorld.NOW, value)))
                .isInstanceOf(BrokenContract.class);
    }

    @Test
    void anAnswerToNoAwardIsOfSomethingErased() {
        AwardAnswered value =
                new AwardAnswered(ID.tenant().value(), "A-2", AwardOutcome.ISSUED, "urn:uuid:1", null, null, null);

        Said said = world.hear(Event.of(Topics.AWARD_ANSWERED, "riverside-college:A-2", 1, IssuerWorld.NOW, value));

        assertThat(said).isEqualTo(Said.erased());
    }

    private static Event<AwardAnswered> answered(long seq, AwardOutcome outcome) {
        AwardAnswered value = new AwardAnswered(ID.tenant().value(), ID.own(), outcome, "urn:uuid:1", null, null, null);
        return Event.of(Topics.AWARD_ANSWERED, ID.key(), seq, IssuerWorld.NOW, value);
    }

    private Optional<AwardRecord.Answer> answer() {
        return world.records
                .find(ID.key())
                .map(AwardDocument::toRecord)
                .blockOptional()
                .flatMap(AwardRecord::answer);
    }
}
