package org.lerexchange.matching.jobs;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lerexchange.events.JobChanged;
import org.lerexchange.events.JobSkill;
import org.lerexchange.events.JobState;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.ranking.Wanted;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;

/** {@code ler.job.changed} as a job to match. A listener of another room calls it; nothing else there sees the contract. */
public final class OpenJobMapping {

    /** The weight of the years in an occupation; a posting has no word for another. */
    public static final int WEIGHT_OF_EXPERIENCE = 50;

    private static final int MONTHS_OF_A_YEAR = 12;

    private OpenJobMapping() {}

    /** Hears a job into the view. What is not what the topic promises is a {@link BrokenContract}. */
    public static JobChange hear(OpenJobs jobs, Heard<JobChanged> heard) {
        return jobs.hear(toOpenJob(heard));
    }

    static OpenJob toOpenJob(Heard<JobChanged> heard) {
        JobChanged job = heard.value();
        if (!heard.key().equals(job.getJobId())) {
            throw new BrokenContract("job.key", "expected the job id as key of seq " + heard.seq());
        }
        try {
            return new OpenJob(
                    new JobId(job.getJobId()),
                    job.getEmployer(),
                    heard.seq(),
                    isOpen(job.getState()),
                    job.getTitle(),
                    needs(job));
        } catch (IllegalArgumentException broken) {
            throw new BrokenContract(
                    "job.values",
                    "expected a job within its bounds, but seq " + heard.seq() + " is: " + broken.getMessage());
        }
    }

    private static boolean isOpen(JobState state) {
        return switch (state) {
            case OPEN -> true;
            case CLOSED -> false;
            case UNKNOWN -> throw new IllegalArgumentException("expected open or closed, but came an unknown state");
        };
    }

    private static JobNeeds needs(JobChanged job) {
        List<JobNeeds.SkillNeed> skills =
                job.getSkills().stream().map(OpenJobMapping::need).toList();
        Set<Wanted> mustHaves = job.getSkills().stream()
                .filter(JobSkill::getMustHave)
                .map(skill -> new Wanted.OfSkill(new SkillId(skill.getSkillId())))
                .collect(Collectors.toUnmodifiableSet());
        return new JobNeeds(skills, experience(job), mustHaves, place(job));
    }

    private static JobNeeds.SkillNeed need(JobSkill skill) {
        return new JobNeeds.SkillNeed(
                new SkillId(skill.getSkillId()),
                skill.getRequired() ? JobNeeds.Importance.REQUIRED : JobNeeds.Importance.PREFERRED,
                skill.getWeight(),
                0,
                Collections.emptySortedMap());
    }

    private static List<JobNeeds.ExperienceNeed> experience(JobChanged job) {
        Integer years = job.getYearsInOccupation();
        String occupation = job.getOccupation();
        return years == null || years == 0 || occupation == null
                ? List.of()
                : List.of(new JobNeeds.ExperienceNeed(
                        new Occupation.Code(occupation),
                        JobNeeds.Importance.REQUIRED,
                        WEIGHT_OF_EXPERIENCE,
                        years * MONTHS_OF_A_YEAR));
    }

    private static JobNeeds.Place place(JobChanged job) {
        return new JobNeeds.Place(
                Optional.ofNullable(job.getArea()).flatMap(OpenJobMapping::area),
                Optional.of(JobNeeds.Mode.valueOf(job.getMode().toUpperCase(Locale.ROOT))),
                Optional.ofNullable(job.getHourlyPayCentsMaximum()).map(JobNeeds.Pay::new));
    }

    /** An area in words answers no filter: it neither passes nor excludes; as with what candidates wish. */
    private static Optional<JobNeeds.Area> area(String said) {
        try {
            return Optional.of(new JobNeeds.Area(said.strip().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException words) {
            return Optional.empty();
        }
    }
}
