package org.lerexchange.matching.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/** An employer decides about the skills of a job, or closes it. The same decision again changes nothing. */
final class DecideSkills {

    private final Documents jobs;
    private final Clock clock;

    /** What an employer wants of a job's skills: no skill both dropped and kept. */
    record Choices(List<SkillId> accept, List<SkillId> drop, List<SkillId> mustHave) {
        Choices {
            accept = List.copyOf(accept);
            drop = List.copyOf(drop);
            mustHave = List.copyOf(mustHave);
            if (Stream.concat(accept.stream(), mustHave.stream()).anyMatch(drop::contains)) {
                throw new IllegalArgumentException("expected no skill both dropped and kept");
            }
        }

        Stream<SkillId> all() {
            return Stream.of(accept, drop, mustHave).flatMap(List::stream);
        }
    }

    DecideSkills(Documents jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    Mono<JobOutcome> decide(String employer, JobId id, Choices choices) {
        Instant now = PostJob.now(clock);
        return change(employer, id, job -> decide(job, choices, now));
    }

    /** Closes the job for good. */
    Mono<JobOutcome> close(String employer, JobId id) {
        Instant now = PostJob.now(clock);
        return change(
                employer,
                id,
                job -> job.open() ? new JobOutcome.Changed(job.closed(now)) : new JobOutcome.Unchanged(job));
    }

    static JobOutcome decide(Job job, Choices choices, Instant now) {
        Set<SkillId> known = job.skills().stream().map(ListedSkill::skill).collect(Collectors.toUnmodifiableSet());
        Optional<SkillId> unknown =
                choices.all().filter(skill -> !known.contains(skill)).findFirst();
        if (unknown.isPresent()) {
            return new JobOutcome.UnknownSkill(unknown.get());
        }
        if (!job.open()) {
            return new JobOutcome.Closed(job.id());
        }
        Map<SkillId, Job.Decision> next = new TreeMap<>(job.decisions());
        choices.accept().forEach(skill -> next.merge(skill, Job.Decision.ACCEPTED, DecideSkills::accepting));
        choices.drop().forEach(skill -> next.put(skill, Job.Decision.DROPPED));
        choices.mustHave().forEach(skill -> next.put(skill, Job.Decision.MUST_HAVE));
        return next.equals(job.decisions())
                ? new JobOutcome.Unchanged(job)
                : new JobOutcome.Changed(job.deciding(next, now));
    }

    /** To accept a must-have takes nothing from it; to lessen it, it is dropped, then accepted. */
    private static Job.Decision accepting(Job.Decision earlier, Job.Decision accepted) {
        return earlier == Job.Decision.MUST_HAVE ? earlier : accepted;
    }

    private Mono<JobOutcome> change(String employer, JobId id, Function<Job, JobOutcome> decision) {
        return jobs.change(id.value(), stored -> {
            JobOutcome outcome = stored.map(JobDocument::toJob)
                    .filter(job -> job.employer().equals(employer))
                    .map(decision)
                    .orElseGet(() -> new JobOutcome.NotTheirs(id));
            return outcome instanceof JobOutcome.Changed(Job next)
                    ? JobMapping.said(outcome, next)
                    : Change.keep(outcome);
        });
    }
}
