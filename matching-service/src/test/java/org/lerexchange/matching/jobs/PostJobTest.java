package org.lerexchange.matching.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lerexchange.matching.jobs.JobRoom.CPR;
import static org.lerexchange.matching.jobs.JobRoom.FORKLIFT;
import static org.lerexchange.matching.jobs.JobRoom.PHLEBOTOMY;
import static org.lerexchange.matching.jobs.JobRoom.WAREHOUSE;
import static org.lerexchange.matching.jobs.JobRoom.given;
import static org.lerexchange.matching.jobs.JobRoom.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.JobChanged;
import org.lerexchange.events.JobSkill;
import org.lerexchange.events.JobState;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.matching.taxonomy.Taxonomy;
import org.lerexchange.messaging.Event;

class PostJobTest {

    private static final String TEXT = "You know phlebotomy and hold a CPR card.";

    private final JobRoom room = new JobRoom();

    @Test
    void aPostingIsReadForSkillsAndAnnouncedInTheSameWrite() {
        JobOutcome outcome = room.posted("acme", WAREHOUSE, posting("Helper", TEXT, given(FORKLIFT, 80)));

        assertThat(outcome).isInstanceOf(JobOutcome.Opened.class);
        List<Event<?>> said = room.said();
        assertThat(said).hasSize(1);
        JobChanged job = JobRoom.heard(said.getFirst()).value();
        assertThat(said.getFirst().seq()).isEqualTo(1);
        assertThat(job.getState()).isEqualTo(JobState.OPEN);
        assertThat(job.getSkills())
                .extracting(JobSkill::getSkillId, JobSkill::getWeight, JobSkill::getRequired, JobSkill::getMustHave)
                .containsExactly(
                        tuple(FORKLIFT.value(), 80, true, false),
                        tuple(PHLEBOTOMY.value(), 50, true, false),
                        tuple(CPR.value(), 50, true, false));
        assertThat(job.getSkills().get(1).getWords()).isEqualTo("phlebotomy");
        assertThat(room.stored(WAREHOUSE).findings().taxonomy()).isEqualTo(room.language.version());
    }

    @Test
    void theSameContentAgainIsNoNewSeqAndSaysNothing() {
        room.posted("acme", WAREHOUSE, posting("Helper", TEXT));
        room.said();

        JobOutcome again = room.posted("acme", WAREHOUSE, posting("Helper", TEXT));

        assertThat(again).isInstanceOf(JobOutcome.Unchanged.class);
        assertThat(room.said()).isEmpty();
        assertThat(room.stored(WAREHOUSE).seq()).isEqualTo(1);
    }

    @Test
    void theEventOfTheStoredDocumentIsTheOneThatWasSaid() {
        room.posted("acme", WAREHOUSE, posting("Helper", TEXT, given(FORKLIFT, 80)));

        Event<?> present = room.jobs
                .find(WAREHOUSE.value())
                .map(JobMapping::toEvent)
                .blockOptional()
                .orElseThrow();

        assertThat(room.said()).containsExactly(present);
    }

    @Test
    void decisionsSurviveAChangedTextForSkillsThatAreStillFound() {
        room.posted("acme", WAREHOUSE, posting("Helper", TEXT));
        room.decided("acme", WAREHOUSE, List.of(), List.of(PHLEBOTOMY), List.of(CPR));

        room.posted("acme", WAREHOUSE, posting("Helper", "You hold a CPR card and drive a forklift."));

        assertThat(room.stored(WAREHOUSE).decisions()).containsOnlyKeys(CPR).containsValue(Job.Decision.MUST_HAVE);
        room.posted("acme", WAREHOUSE, posting("Helper", TEXT));
        assertThat(room.stored(WAREHOUSE).skills())
                .filteredOn(skill -> skill.skill().equals(PHLEBOTOMY))
                .as("found anew: nothing was decided about it")
                .extracting(ListedSkill::state)
                .containsExactly(ListedSkill.State.FOUND);
    }

    @Test
    void aSkillThatIsGivenByNameIsAsGivenWhateverWasDecidedWhenItWasFound() {
        room.posted("acme", WAREHOUSE, posting("Helper", TEXT));
        room.decided("acme", WAREHOUSE, List.of(), List.of(CPR), List.of());

        room.posted("acme", WAREHOUSE, posting("Helper", TEXT, given(CPR, 90)));

        ListedSkill cpr = room.stored(WAREHOUSE).skills().getFirst();
        assertThat(cpr.state()).isEqualTo(ListedSkill.State.ACCEPTED);
        assertThat(cpr.weight()).isEqualTo(90);
        assertThat(cpr.words()).contains("CPR");
    }

    @Test
    void anIdThatAnotherEmployerHasIsNobodyElsesAndIsNotTold() {
        room.posted("acme", WAREHOUSE, posting("Helper", TEXT));
        room.said();

        assertThat(room.posted("globex", WAREHOUSE, posting("Helper", TEXT)))
                .isEqualTo(new JobOutcome.NotTheirs(WAREHOUSE));
        assertThat(room.decided("globex", WAREHOUSE, List.of(), List.of(CPR), List.of()))
                .isEqualTo(new JobOutcome.NotTheirs(WAREHOUSE));
        assertThat(room.decide.close("globex", WAREHOUSE).block()).isEqualTo(new JobOutcome.NotTheirs(WAREHOUSE));
        assertThat(room.said()).isEmpty();
        assertThat(room.employers.of("globex").collectList().block()).isEmpty();
        assertThat(room.stored(WAREHOUSE).employer()).isEqualTo("acme");
    }

    @Test
    void aClosedJobIsNotChangedOrOpenedAgain() {
        room.posted("acme", WAREHOUSE, posting("Helper", TEXT));
        room.decide.close("acme", WAREHOUSE).block();
        room.said();

        assertThat(room.posted("acme", WAREHOUSE, posting("Helper", TEXT))).isInstanceOf(JobOutcome.Unchanged.class);
        assertThat(room.posted("acme", WAREHOUSE, posting("Other", TEXT))).isEqualTo(new JobOutcome.Closed(WAREHOUSE));
        assertThat(room.said()).isEmpty();
    }

    @Test
    void whatWasFoundStaysUntilTheEmployerSaysTheJobAgain() {
        room.posted("acme", WAREHOUSE, posting("Helper", "You juggle."));
        SkillId juggling = new SkillId("ler:skill:juggling");
        Skill skill = new Skill(juggling, "juggling", List.of("juggle"), Optional.empty(), Skill.Kind.SKILL);
        room.language.takeUp(
                CurrentTaxonomy.Language.of(new Taxonomy("circus-1", List.of(skill), List.of(), List.of())));
        assertThat(room.stored(WAREHOUSE).skills()).isEmpty();

        JobOutcome again = room.posted("acme", WAREHOUSE, posting("Helper", "You juggle."));

        assertThat(again).isInstanceOf(JobOutcome.Changed.class);
        assertThat(room.stored(WAREHOUSE).findings())
                .isEqualTo(new Findings("circus-1", List.of(new Findings.Found(juggling, "juggling", "juggle"))));
    }

    @Test
    void aPostingThatNamesMoreSkillsThanAJobHasIsRefused() {
        List<Skill> many = new ArrayList<>();
        for (int i = 0; i <= JobNeeds.MOST_NEEDS; i++) {
            many.add(new Skill(
                    new SkillId("ler:skill:s" + i), "widget" + i, List.of(), Optional.empty(), Skill.Kind.SKILL));
        }
        room.language.takeUp(CurrentTaxonomy.Language.of(new Taxonomy("many-1", many, List.of(), List.of())));
        String catalogue = many.stream().map(Skill::preferredLabel).collect(Collectors.joining(", "));

        assertThat(room.posted("acme", WAREHOUSE, posting("Helper", catalogue)))
                .isEqualTo(new JobOutcome.TooManySkills(JobNeeds.MOST_NEEDS + 1));
        assertThat(room.jobs.find(WAREHOUSE.value()).blockOptional()).isEmpty();
    }

    @Test
    void anEmployerHasNoMoreJobsThanItsFeedShows() {
        for (int i = 0; i < 500; i++) {
            assertThat(room.employers.list("acme", new JobId("job-" + i)).block())
                    .isTrue();
        }

        assertThat(room.posted("acme", new JobId("job-500"), posting("Clerk", TEXT)))
                .isEqualTo(new JobOutcome.TooManyJobs());
        assertThat(room.posted("acme", new JobId("job-7"), posting("Clerk", TEXT)))
                .isInstanceOf(JobOutcome.Opened.class);
    }

    @Test
    void anIdThatWasListedByAProcessThatDiedIsPassedOverUntilTheJobIsSaidAgain() {
        room.employers.list("acme", WAREHOUSE).block();
        assertThat(room.employers.of("acme").collectList().block()).isEmpty();

        room.posted("acme", WAREHOUSE, posting("Helper", TEXT));
        room.posted("acme", new JobId("b"), posting("Clerk", TEXT));

        assertThat(room.employers.of("acme").map(Job::id).collectList().block())
                .containsExactly(WAREHOUSE, new JobId("b"));
    }
}
