package org.lerexchange.matching.jobs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * An employer says a job: it is read for skills, kept and announced in one write. The same words in which the same was
 * found change nothing. A job id that another employer has is nobody else's.
 */
final class PostJob {

    /** The collection this room owns. */
    static final String COLLECTION = "jobs-jobs";

    private final Documents jobs;
    private final EmployerJobs employers;
    private final CurrentTaxonomy language;
    private final Clock clock;

    PostJob(Documents jobs, EmployerJobs employers, CurrentTaxonomy language, Clock clock) {
        this.jobs = jobs;
        this.employers = employers;
        this.language = language;
        this.clock = clock;
    }

    Mono<JobOutcome> post(String employer, JobId id, Posting posting) {
        return jobs.find(id.value())
                .hasElement()
                .flatMap(known -> known ? Mono.just(true) : employers.list(employer, id))
                .flatMap(listed -> listed
                        ? found(posting).flatMap(findings -> written(employer, id, posting, findings))
                        : Mono.just(new JobOutcome.TooManyJobs()));
    }

    /** A long text takes some milliseconds to read: away from the event loops. */
    private Mono<Findings> found(Posting posting) {
        return Mono.fromSupplier(() -> Findings.in(posting, language.now())).subscribeOn(Schedulers.parallel());
    }

    private Mono<JobOutcome> written(String employer, JobId id, Posting posting, Findings findings) {
        Job first = new Job(id, employer, posting, findings, Map.of(), true, 1, now(clock));
        return jobs.change(id.value(), stored -> switch (decide(stored.map(JobDocument::toJob), first)) {
            case JobOutcome.Opened(Job job) -> JobMapping.said(new JobOutcome.Opened(job), job);
            case JobOutcome.Changed(Job job) -> JobMapping.said(new JobOutcome.Changed(job), job);
            case JobOutcome other -> Change.keep(other);
        });
    }

    /** @param said the job as it would be if there was none yet */
    static JobOutcome decide(Optional<Job> stored, Job said) {
        int skills = said.skills().size();
        if (stored.isEmpty()) {
            return skills > JobNeeds.MOST_NEEDS ? new JobOutcome.TooManySkills(skills) : new JobOutcome.Opened(said);
        }
        Job job = stored.get();
        if (!job.employer().equals(said.employer())) {
            return new JobOutcome.NotTheirs(said.id());
        }
        boolean same = job.posting().equals(said.posting())
                && job.findings().skills().equals(said.findings().skills());
        if (same) {
            return new JobOutcome.Unchanged(job);
        }
        if (!job.open()) {
            return new JobOutcome.Closed(job.id());
        }
        return skills > JobNeeds.MOST_NEEDS
                ? new JobOutcome.TooManySkills(skills)
                : new JobOutcome.Changed(job.saying(said.posting(), said.findings(), said.changedAt()));
    }

    /** To the millisecond, as it is stored. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
