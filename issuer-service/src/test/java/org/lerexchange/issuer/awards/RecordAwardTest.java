package org.lerexchange.issuer.awards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.AwardAct;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;

class RecordAwardTest {

    private static final AwardId ID = IssuerWorld.award("A-1");
    private static final Award FORKLIFT = IssuerWorld.forkliftFor("ana@example.org");

    private final IssuerWorld world = IssuerWorld.teaching();

    @Test
    void theSameReportAgainIsHarmless() {
        report(AwardReport.recorded(ID, FORKLIFT));

        RecordOutcome again = report(AwardReport.recorded(ID, FORKLIFT));

        assertThat(again).isEqualTo(new RecordOutcome.Repeated(ID));
        assertThat(world.pending()).hasSize(1);
    }

    @Test
    void anotherContentUnderTheSameIdIsToldApart() {
        report(AwardReport.recorded(ID, FORKLIFT));

        RecordOutcome other = report(AwardReport.recorded(ID, IssuerWorld.forkliftFor("ben@example.org")));

        assertThat(other).isEqualTo(new RecordOutcome.Differs(ID));
        assertThat(world.pending()).hasSize(1);
    }

    @Test
    void aCorrectionAndAWithdrawalFollowInOrder() {
        report(AwardReport.recorded(ID, FORKLIFT));
        report(AwardReport.corrected(ID, IssuerWorld.forkliftFor("ben@example.org"), "WRONG_PERSON"));
        report(AwardReport.withdrawn(ID, "MISTAKE"));

        List<Event<?>> pending = world.pending();

        assertThat(pending).extracting(Event::seq).containsExactly(1L, 2L, 3L);
        assertThat(world.said(Topics.AWARD_RECORDED))
                .extracting(AwardRecorded::getAct)
                .containsExactly(AwardAct.RECORDED, AwardAct.CORRECTED, AwardAct.WITHDRAWN);
    }

    @Test
    void whatWasNeverRecordedIsNeitherCorrectedNorWithdrawn() {
        assertThat(report(AwardReport.corrected(ID, FORKLIFT, "TYPO")))
                .isEqualTo(new RecordOutcome.Refused(ID, RecordOutcome.Reason.NOT_RECORDED));
        assertThat(report(AwardReport.withdrawn(ID, "MISTAKE")))
                .isEqualTo(new RecordOutcome.Refused(ID, RecordOutcome.Reason.NOT_RECORDED));
    }

    @Test
    void aWithdrawnAwardStaysWithdrawn() {
        report(AwardReport.recorded(ID, FORKLIFT));
        report(AwardReport.withdrawn(ID, "MISTAKE"));

        assertThat(report(AwardReport.recorded(ID, FORKLIFT)))
                .isEqualTo(new RecordOutcome.Refused(ID, RecordOutcome.Reason.WITHDRAWN));
        assertThat(report(AwardReport.withdrawn(ID, "MISTAKE"))).isEqualTo(new RecordOutcome.Repeated(ID));
    }

    @Test
    void whatWasRefusedMayBeReportedAgainUnchanged() {
        Award unknown = new Award(
                "riverside-college:unknown",
                FORKLIFT.email(),
                FORKLIFT.name(),
                FORKLIFT.awardedOn(),
                FORKLIFT.role(),
                FORKLIFT.start(),
                FORKLIFT.end(),
                false,
                false);
        report(AwardReport.recorded(ID, unknown));
        world.carry();

        RecordOutcome again = report(AwardReport.recorded(ID, unknown));

        assertThat(again).isEqualTo(new RecordOutcome.Recorded(ID));
        assertThat(world.pending()).extracting(Event::seq).containsExactly(2L);
    }

    @Test
    void thePersonIsInNoDocumentInClear() {
        report(AwardReport.recorded(ID, FORKLIFT));

        assertThat(String.valueOf(world.records.find(ID.key()).block())).doesNotContain("ana@", "A. Person");
    }

    private RecordOutcome report(AwardReport report) {
        return world.recordAward.report(report).blockOptional().orElseThrow();
    }
}
