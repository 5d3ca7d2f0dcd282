package org.lerexchange.matching.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.lerexchange.matching.jobs.JobRoom.CPR;
import static org.lerexchange.matching.jobs.JobRoom.FORKLIFT;
import static org.lerexchange.matching.jobs.JobRoom.PHLEBOTOMY;
import static org.lerexchange.matching.jobs.JobRoom.WAREHOUSE;
import static org.lerexchange.matching.jobs.JobRoom.posting;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.JobSkill;
import org.lerexchange.events.JobState;

class DecideSkillsTest {

    private final JobRoom room = new JobRoom();

    @BeforeEach
    void aJobInWhichTwoSkillsWereFound() {
        room.posted("acme", WAREHOUSE, posting("Helper", "You know phlebotomy and hold a CPR card."));
        room.said();
    }

    @Test
    void aDroppedSkillNoLongerCountsAndAMustHaveIsSaid() {
        room.decided("acme", WAREHOUSE, List.of(), List.of(PHLEBOTOMY), List.of(CPR));

        assertThat(JobRoom.heard(room.said().getFirst()).value().getSkills())
                .extracting(JobSkill::getSkillId, JobSkill::getMustHave)
                .containsExactly(tuple(CPR.value(), true));
        assertThat(room.stored(WAREHOUSE).skills())
                .as("it is still shown to the employer")
                .extracting(ListedSkill::skill, ListedSkill::state)
                .containsExactly(tuple(PHLEBOTOMY, ListedSkill.State.DROPPED), tuple(CPR, ListedSkill.State.ACCEPTED));
    }

    @Test
    void theSameDecisionAgainSaysNothing() {
        room.decided("acme", WAREHOUSE, List.of(PHLEBOTOMY), List.of(), List.of(CPR));
        room.said();

        assertThat(room.decided("acme", WAREHOUSE, List.of(PHLEBOTOMY), List.of(), List.of(CPR)))
                .isInstanceOf(JobOutcome.Unchanged.class);
        assertThat(room.said()).isEmpty();
    }

    @Test
    void toAcceptAMustHaveTakesNothingFromItUntilItIsDropped() {
        room.decided("acme", WAREHOUSE, List.of(), List.of(), List.of(CPR));
        room.decided("acme", WAREHOUSE, List.of(CPR), List.of(), List.of());
        assertThat(room.stored(WAREHOUSE).decisions()).containsEntry(CPR, Job.Decision.MUST_HAVE);

        room.decided("acme", WAREHOUSE, List.of(), List.of(CPR), List.of());
        room.decided("acme", WAREHOUSE, List.of(CPR), List.of(), List.of());

        assertThat(room.stored(WAREHOUSE).decisions()).containsEntry(CPR, Job.Decision.ACCEPTED);
    }

    @Test
    void aSkillThatTheJobDoesNotHaveIsNamedAndNothingIsDecided() {
        assertThat(room.decided("acme", WAREHOUSE, List.of(FORKLIFT), List.of(CPR), List.of()))
                .isEqualTo(new JobOutcome.UnknownSkill(FORKLIFT));
        assertThat(room.stored(WAREHOUSE).decisions()).isEmpty();
    }

    @Test
    void noSkillIsBothDroppedAndKept() {
        assertThatThrownBy(() -> new DecideSkills.Choices(List.of(CPR), List.of(CPR), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingIsSaidOnceAndIsForGood() {
        room.decide.close("acme", WAREHOUSE).block();

        assertThat(JobRoom.heard(room.said().getFirst()).value().getState()).isEqualTo(JobState.CLOSED);
        assertThat(room.decide.close("acme", WAREHOUSE).block()).isInstanceOf(JobOutcome.Unchanged.class);
        assertThat(room.decided("acme", WAREHOUSE, List.of(CPR), List.of(), List.of()))
                .isEqualTo(new JobOutcome.Closed(WAREHOUSE));
        assertThat(room.said()).isEmpty();
    }
}
