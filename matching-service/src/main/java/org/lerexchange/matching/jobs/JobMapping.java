package org.lerexchange.matching.jobs;

import java.util.List;
import org.bson.Document;
import org.lerexchange.events.JobChanged;
import org.lerexchange.events.JobSkill;
import org.lerexchange.events.JobState;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.schemas.Topics;

/** A job as {@code ler.job.changed} says it: the skills that count, none of the text. */
final class JobMapping {

    private JobMapping() {}

    /** The job and the event that announces it, in one write. */
    static Change<JobOutcome> said(JobOutcome outcome, Job next) {
        return Change.writeAndSay(outcome, JobDocument.toDocument(next), List.of(toEvent(next)));
    }

    static StateOwner<?> owner(Documents jobs) {
        return new StateOwner<>(
                Topics.JOB_CHANGED, "matching.jobs", id -> jobs.find(id).map(JobMapping::toEvent));
    }

    static Event<JobChanged> toEvent(Document stored) {
        return toEvent(JobDocument.toJob(stored));
    }

    static Event<JobChanged> toEvent(Job job) {
        Posting posting = job.posting();
        Posting.Workplace workplace = posting.workplace();
        JobChanged value = JobChanged.newBuilder()
                .setJobId(job.id().value())
                .setEmployer(job.employer())
                .setState(job.open() ? JobState.OPEN : JobState.CLOSED)
                .setTitle(posting.title())
                .setOccupation(posting.occupation().map(code -> code.value()).orElse(null))
                .setSkills(job.skills().stream()
                        .filter(ListedSkill::counts)
                        .map(JobMapping::skill)
                        .toList())
                .setArea(workplace.area().orElse(null))
                .setMode(workplace.mode().name())
                .setHourlyPayCentsMinimum(workplace.leastPay().orElse(null))
                .setHourlyPayCentsMaximum(workplace.mostPay().orElse(null))
                .setYearsInOccupation(posting.years().orElse(null))
                .build();
        return Event.of(Topics.JOB_CHANGED, job.id().value(), job.seq(), job.changedAt(), value);
    }

    private static JobSkill skill(ListedSkill skill) {
        return JobSkill.newBuilder()
                .setSkillId(skill.skill().value())
                .setLabel(skill.label())
                .setWeight(skill.weight())
                .setRequired(skill.required())
                .setMustHave(skill.mustHave())
                .setWords(skill.words().orElse(null))
                .build();
    }
}
