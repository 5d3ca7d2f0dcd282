package org.lerexchange.matching.jobs;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.edge.PlainText;
import org.lerexchange.edge.Refusal;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import reactor.core.publisher.Mono;

/**
 * What an employer's own system says of a job through another door than HTTP: the same rules, use cases and refusals as
 * {@code PUT /jobs} and {@code POST /jobs/…/close}.
 */
public final class ReportJob {

    private final PostJob postJob;
    private final DecideSkills decideSkills;
    private final CurrentTaxonomy language;

    ReportJob(PostJob postJob, DecideSkills decideSkills, CurrentTaxonomy language) {
        this.postJob = postJob;
        this.decideSkills = decideSkills;
        this.language = language;
    }

    /** A skill that the employer names. */
    public record Skill(String skillId, int weight, boolean required, boolean mustHave) {}

    /**
     * Where, how and for what pay.
     *
     * @param mode onSite, hybrid or remote
     */
    public record Terms(Optional<String> area, String mode, Optional<Long> leastPay, Optional<Long> mostPay) {}

    /** A job as its employer opens or changes it. */
    public record Opening(
            String title, List<Skill> skills, Optional<String> occupation, Optional<Integer> years, Terms terms) {
        public Opening {
            skills = List.copyOf(skills);
        }

        private JobRequest toRequest() {
            return new JobRequest(
                    plain(title, "title"),
                    null,
                    skills.stream()
                            .map(skill -> new JobRequest.GivenSkill(
                                    plain(skill.skillId(), "skills.skillId"),
                                    skill.weight(),
                                    skill.required(),
                                    skill.mustHave()))
                            .toList(),
                    occupation.map(code -> plain(code, "occupation")).orElse(null),
                    terms.area().map(area -> plain(area, "area")).orElse(null),
                    terms.mode(),
                    terms.leastPay().orElse(null),
                    terms.mostPay().orElse(null),
                    years.orElse(null));
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is on record. */
        record Taken(boolean changed) implements Outcome {}

        /** A rule was broken, in a field where there is one; nothing changed. */
        record Refused(String rule, Optional<String> field) implements Outcome {}
    }

    /** Opens the job, or changes it. */
    public Mono<Outcome> open(String employer, String jobId, Opening said) {
        return outcome(jobId, id -> postJob.post(employer, id, said.toRequest().toPosting(language.taxonomy())));
    }

    /** Closes the job for good. */
    public Mono<Outcome> close(String employer, String jobId) {
        return outcome(jobId, id -> decideSkills.close(employer, id));
    }

    private static Mono<Outcome> outcome(String jobId, Function<JobId, Mono<JobOutcome>> step) {
        return Mono.defer(() -> step.apply(JobController.wellFormed(jobId)))
                .map(outcome -> {
                    // Refuses what HTTP refuses; the answer itself has no reader here.
                    var _ = JobController.answer(outcome);
                    return (Outcome) new Outcome.Taken(!(outcome instanceof JobOutcome.Unchanged));
                })
                .onErrorResume(
                        Refusal.class, refusal -> Mono.just(new Outcome.Refused(refusal.code(), refusal.field())));
    }

    private static String plain(String text, String field) {
        if (!PlainText.is(text)) {
            throw Refusal.unprocessable("text.unsafe", "expected plain text without characters that do not show")
                    .at(field);
        }
        return text;
    }
}
