package org.lerexchange.matching.jobs;

import java.util.List;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.messaging.Documents;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An employer's jobs. Another employer's job is no job here. */
@RestController
@RequestMapping("/jobs")
class JobController {

    private final PostJob postJob;
    private final DecideSkills decideSkills;
    private final Listing listing;
    private final CurrentTaxonomy language;

    /** What is read without a use case. */
    record Listing(Documents jobs, EmployerJobs employers) {}

    record Jobs(List<JobAnswer.Line> items) {}

    JobController(PostJob postJob, DecideSkills decideSkills, Listing listing, CurrentTaxonomy language) {
        this.postJob = postJob;
        this.decideSkills = decideSkills;
        this.listing = listing;
        this.language = language;
    }

    @PutMapping("/{jobId}")
    Mono<ResponseEntity<JobAnswer>> put(
            @PathVariable("jobId") String jobId, @RequestBody JobRequest request, Caller caller) {
        String employer = employer(caller);
        JobId id = wellFormed(jobId);
        Posting posting = request.toPosting(language.taxonomy());
        return postJob.post(employer, id, posting).map(JobController::answer);
    }

    @PostMapping("/{jobId}/skills")
    Mono<ResponseEntity<JobAnswer>> decide(
            @PathVariable("jobId") String jobId, @RequestBody ChoicesRequest request, Caller caller) {
        String employer = employer(caller);
        return decideSkills
                .decide(employer, known(jobId), request.toChoices(language.taxonomy()))
                .map(JobController::answer);
    }

    @PostMapping("/{jobId}/close")
    Mono<ResponseEntity<JobAnswer>> close(@PathVariable("jobId") String jobId, Caller caller) {
        return decideSkills.close(employer(caller), known(jobId)).map(JobController::answer);
    }

    @GetMapping("/{jobId}")
    Mono<JobAnswer> find(@PathVariable("jobId") String jobId, Caller caller) {
        String employer = employer(caller);
        return listing.jobs()
                .find(known(jobId).value())
                .map(JobDocument::toJob)
                .filter(job -> job.employer().equals(employer))
                .map(JobAnswer::of)
                .switchIfEmpty(Mono.error(Refusal::notFound));
    }

    @GetMapping
    Mono<Jobs> all(Caller caller) {
        return listing.employers()
                .of(employer(caller))
                .map(JobAnswer::line)
                .collectList()
                .map(Jobs::new);
    }

    private static String employer(Caller caller) {
        return caller.must(Role.EMPLOYER_RECRUITER)
                .tenant()
                .orElseThrow(() -> Refusal.forbidden("tenant.missing", "expected a caller of an employer"));
    }

    static JobId wellFormed(String jobId) {
        if (!JobId.isOne(jobId)) {
            throw Refusal.unprocessable(
                            "job-id.malformed", "expected at most 100 letters, digits, dots, colons, hyphens")
                    .at("jobId");
        }
        return new JobId(jobId);
    }

    private static JobId known(String jobId) {
        if (!JobId.isOne(jobId)) {
            throw Refusal.notFound();
        }
        return new JobId(jobId);
    }

    static ResponseEntity<JobAnswer> answer(JobOutcome outcome) {
        return switch (outcome) {
            case JobOutcome.Opened(Job job) ->
                ResponseEntity.status(HttpStatus.CREATED).body(JobAnswer.of(job));
            case JobOutcome.Changed(Job job) -> ResponseEntity.ok(JobAnswer.of(job));
            case JobOutcome.Unchanged(Job job) -> ResponseEntity.ok(JobAnswer.of(job));
            case JobOutcome.NotTheirs _ -> throw Refusal.notFound();
            case JobOutcome.Closed _ ->
                throw Refusal.conflict("job.closed", "expected an open job, but it was closed for good");
            case JobOutcome.UnknownSkill unknown ->
                throw JobRequest.unknown(unknown.skill().value());
            case JobOutcome.TooManySkills _ ->
                throw Refusal.unprocessable(
                                "skills.too-many",
                                "expected a posting that gives and names at most " + JobNeeds.MOST_NEEDS + " skills")
                        .at("text");
            case JobOutcome.TooManyJobs _ ->
                throw Refusal.unprocessable(
                        "jobs.too-many", "expected at most " + EmployerJobs.MOST_JOBS + " jobs of an employer");
        };
    }
}
