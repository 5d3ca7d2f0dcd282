package org.lerexchange.matching.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lerexchange.matching.ranking.JobNeeds;

/** A job as its employer reads it. */
record JobAnswer(
        String jobId,
        String employer,
        String state,
        String title,
        Optional<String> text,
        List<SkillAnswer> skills,
        Optional<String> occupation,
        Optional<String> area,
        String mode,
        Optional<Long> hourlyPayCentsMinimum,
        Optional<Long> hourlyPayCentsMaximum,
        Optional<Integer> yearsInOccupation,
        String taxonomy,
        long seq) {

    record SkillAnswer(
            String skillId,
            String label,
            int weight,
            boolean required,
            boolean mustHave,
            Optional<String> words,
            String from,
            String state) {}

    /** One line of a list. */
    record Line(String jobId, String employer, String state, String title, String mode, int skills, long seq) {}

    static JobAnswer of(Job job) {
        Posting posting = job.posting();
        return new JobAnswer(
                job.id().value(),
                job.employer(),
                state(job),
                posting.title(),
                posting.text(),
                job.skills().stream().map(JobAnswer::skill).toList(),
                posting.occupation().map(code -> code.value()),
                posting.workplace().area(),
                mode(posting.workplace().mode()),
                posting.workplace().leastPay(),
                posting.workplace().mostPay(),
                posting.years(),
                job.findings().taxonomy(),
                job.seq());
    }

    static Line line(Job job) {
        int counting = (int) job.skills().stream().filter(ListedSkill::counts).count();
        return new Line(
                job.id().value(),
                job.employer(),
                state(job),
                job.posting().title(),
                mode(job.posting().workplace().mode()),
                counting,
                job.seq());
    }

    private static String state(Job job) {
        return job.open() ? "open" : "closed";
    }

    private static String mode(JobNeeds.Mode mode) {
        return switch (mode) {
            case ON_SITE -> "onSite";
            case HYBRID -> "hybrid";
            case REMOTE -> "remote";
        };
    }

    private static SkillAnswer skill(ListedSkill skill) {
        return new SkillAnswer(
                skill.skill().value(),
                skill.label(),
                skill.weight(),
                skill.required(),
                skill.mustHave(),
                skill.words(),
                skill.from().name().toLowerCase(Locale.ROOT),
                skill.state().name().toLowerCase(Locale.ROOT));
    }
}
