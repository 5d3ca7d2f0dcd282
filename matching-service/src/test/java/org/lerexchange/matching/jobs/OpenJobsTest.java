package org.lerexchange.matching.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.JobChanged;
import org.lerexchange.events.JobSkill;
import org.lerexchange.events.JobState;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.ranking.Wanted;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.matching.taxonomy.Taxonomy;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;

class OpenJobsTest {

    private static final SkillId FISHING = new SkillId("ler:skill:fishing");
    private static final SkillId ANGLING = new SkillId("ler:skill:angling");
    private static final JobId JOB = new JobId("j1");

    private final CurrentTaxonomy language = new CurrentTaxonomy(water("water-1", Optional.of(FISHING.value())));
    private final OpenJobs jobs = new OpenJobs(language);

    @Test
    void aJobIsFoundByItsIdAndByTheSkillsThatCountForIt() {
        JobChange change = OpenJobMapping.hear(jobs, heard(1, JobState.OPEN, FISHING));

        assertThat(change.effect()).isEqualTo(JobChange.Effect.APPLIED);
        OpenJob job = jobs.find(JOB).orElseThrow();
        assertThat(job.needs().skills().getFirst().near()).containsOnlyKeys(ANGLING);
        assertThat(job.needs().mustHaves()).containsExactly(new Wanted.OfSkill(FISHING));
        assertThat(job.needs().experience())
                .extracting(JobNeeds.ExperienceNeed::occupation, JobNeeds.ExperienceNeed::months)
                .containsExactly(tuple(new Occupation.Code("45-3031.00"), 24));
        assertThat(job.needs().place().mode()).contains(JobNeeds.Mode.ON_SITE);
        assertThat(jobs.wanting(FISHING)).containsExactly(JOB);
        assertThat(jobs.wanting(ANGLING)).containsExactly(JOB);
        assertThat(jobs.wantingWork(new Occupation.Code("45-3031.00"))).containsExactly(JOB);
    }

    @Test
    void anAreaInWordsFiltersNobodyAndACodeDoes() {
        JobChanged inWords = heard(2, JobState.OPEN, FISHING).value();
        inWords.setArea("Alder Bay");

        OpenJobMapping.hear(jobs, heard(1, JobState.OPEN, FISHING));
        assertThat(jobs.find(JOB).orElseThrow().needs().place().area()).contains(new JobNeeds.Area("us-ny-061"));
        OpenJobMapping.hear(jobs, new Heard<>("j1", 2, 0, Instant.EPOCH, inWords));

        assertThat(jobs.find(JOB).orElseThrow().needs().place().area()).isEmpty();
    }

    @Test
    void theSameAgainAndAnOlderWordAreNoNews() {
        OpenJobMapping.hear(jobs, heard(2, JobState.OPEN, FISHING));

        assertThat(OpenJobMapping.hear(jobs, heard(2, JobState.OPEN, FISHING)).effect())
                .isEqualTo(JobChange.Effect.DUPLICATE);
        assertThat(OpenJobMapping.hear(jobs, heard(1, JobState.OPEN, ANGLING)).effect())
                .isEqualTo(JobChange.Effect.REPLACED);
        assertThat(jobs.all()).extracting(OpenJob::seq).containsExactly(2L);
    }

    @Test
    void aChangedJobIsWantedByItsNewSkillsOnly() {
        language.takeUp(CurrentTaxonomy.Language.of(water("water-2", Optional.empty())));
        OpenJobMapping.hear(jobs, heard(1, JobState.OPEN, FISHING));

        JobChange change = OpenJobMapping.hear(jobs, heard(3, JobState.OPEN, ANGLING));

        assertThat(change.before()).map(OpenJob::seq).contains(1L);
        assertThat(jobs.wanting(FISHING)).isEmpty();
        assertThat(jobs.wanting(ANGLING)).containsExactly(JOB);
    }

    @Test
    void aClosedJobStaysKnownAndWantsNothing() {
        OpenJobMapping.hear(jobs, heard(1, JobState.OPEN, FISHING));
        OpenJobMapping.hear(jobs, heard(2, JobState.CLOSED, FISHING));

        assertThat(jobs.find(JOB)).map(OpenJob::open).contains(false);
        assertThat(jobs.wanting(FISHING)).isEmpty();
        assertThat(jobs.wantingWork(new Occupation.Code("45-3031.00"))).isEmpty();
        assertThat(OpenJobMapping.hear(jobs, heard(1, JobState.OPEN, FISHING)).effect())
                .isEqualTo(JobChange.Effect.REPLACED);
    }

    @Test
    void anotherTaxonomySaysAnewWhichSkillsAreNear() {
        OpenJobMapping.hear(jobs, heard(1, JobState.OPEN, FISHING));

        language.takeUp(CurrentTaxonomy.Language.of(water("water-2", Optional.empty())));

        assertThat(jobs.wanting(ANGLING)).isEmpty();
        assertThat(jobs.find(JOB).orElseThrow().needs().skills().getFirst().near())
                .isEmpty();
        assertThat(jobs.wanting(FISHING)).containsExactly(JOB);
    }

    @Test
    void aJobWhoseLastWordIsGoneIsGone() {
        OpenJobMapping.hear(jobs, heard(1, JobState.OPEN, FISHING));

        assertThat(jobs.gone(JOB).effect()).isEqualTo(JobChange.Effect.APPLIED);
        assertThat(jobs.gone(JOB).effect()).isEqualTo(JobChange.Effect.DUPLICATE);
        assertThat(jobs.wanting(ANGLING)).isEmpty();
    }

    @Test
    void whatTheTopicDoesNotPromiseBreaksTheContract() {
        JobChanged lunar = heard(1, JobState.OPEN, FISHING).value();
        lunar.setMode("ON_MOON");
        Heard<JobChanged> unknown = heard(1, JobState.UNKNOWN, FISHING);

        assertThatThrownBy(() -> OpenJobMapping.hear(jobs, new Heard<>("j1", 1, 0, Instant.EPOCH, lunar)))
                .isInstanceOf(BrokenContract.class);
        assertThatThrownBy(() -> OpenJobMapping.hear(jobs, unknown)).isInstanceOf(BrokenContract.class);
        assertThatThrownBy(() -> OpenJobMapping.hear(
                        jobs,
                        new Heard<>(
                                "j2",
                                1,
                                0,
                                Instant.EPOCH,
                                heard(1, JobState.OPEN, FISHING).value())))
                .isInstanceOf(BrokenContract.class);
        assertThat(jobs.all()).isEmpty();
    }

    private static Taxonomy water(String version, Optional<String> broader) {
        return new Taxonomy(
                version,
                List.of(
                        new Skill(FISHING, "fishing", List.of(), Optional.empty(), Skill.Kind.SKILL),
                        new Skill(ANGLING, "angling", List.of(), broader, Skill.Kind.SKILL)),
                List.of(),
                List.of());
    }

    private static Heard<JobChanged> heard(long seq, JobState state, SkillId skill) {
        JobChanged job = JobChanged.newBuilder()
                .setJobId("j1")
                .setEmployer("acme")
                .setState(state)
                .setTitle("Fisher")
                .setOccupation("45-3031.00")
                .setYearsInOccupation(2)
                .setSkills(List.of(JobSkill.newBuilder()
                        .setSkillId(skill.value())
                        .setLabel("a label")
                        .setWeight(10)
                        .setRequired(true)
                        .setMustHave(true)
                        .build()))
                .setArea("us-ny-061")
                .setMode("ON_SITE")
                .build();
        return new Heard<>("j1", seq, 0, Instant.EPOCH, job);
    }
}
