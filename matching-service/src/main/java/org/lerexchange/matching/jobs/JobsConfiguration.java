package org.lerexchange.matching.jobs;

import java.time.Clock;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Wires the jobs of employers, and the view of them that whoever matches fills. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    @Bean
    JobController.Listing jobsListing(Database database) {
        Documents jobs = database.open(PostJob.COLLECTION);
        return new JobController.Listing(jobs, new EmployerJobs(database.open(EmployerJobs.COLLECTION), jobs));
    }

    @Bean
    PostJob postJob(JobController.Listing listing, CurrentTaxonomy language, Clock clock) {
        return new PostJob(listing.jobs(), listing.employers(), language, clock);
    }

    @Bean
    DecideSkills decideSkills(JobController.Listing listing, Clock clock) {
        return new DecideSkills(listing.jobs(), clock);
    }

    @Bean
    ReportJob reportJob(PostJob postJob, DecideSkills decideSkills, CurrentTaxonomy language) {
        return new ReportJob(postJob, decideSkills, language);
    }

    @Bean
    StateOwner<?> jobsOwner(JobController.Listing listing) {
        return JobMapping.owner(listing.jobs());
    }

    @Bean
    OpenJobs openJobs(CurrentTaxonomy language) {
        return new OpenJobs(language);
    }

    /** The view that matches are found by; the jobs themselves are a system of record. */
    @Bean
    Rebuildable openJobsRebuildable(OpenJobs live, CurrentTaxonomy language) {
        return new Rebuildable("jobs.view", () -> held(live), database -> {
            OpenJobs jobs = new OpenJobs(language);
            return Rebuildable.Fresh.of(
                    () -> held(jobs), new Rebuildable.Source<>(Topics.JOB_CHANGED, new OpenJobListener(jobs)));
        });
    }

    private static Mono<Brief> held(OpenJobs jobs) {
        return Mono.fromSupplier(() -> Brief.ofLines(jobs.all().map(OpenJob::toString)));
    }

    @Bean
    ReadModel jobsState(JobController.Listing listing) {
        return new JobsState(listing.jobs());
    }
}
