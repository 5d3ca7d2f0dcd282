package org.lerexchange.matching.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.jobs.JobRoom.CPR;
import static org.lerexchange.matching.jobs.JobRoom.FORKLIFT;
import static org.lerexchange.matching.jobs.JobRoom.WAREHOUSE;
import static org.lerexchange.matching.jobs.JobRoom.given;
import static org.lerexchange.matching.jobs.JobRoom.posting;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.documents.MongoDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.store.TestStore;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The jobs on a store that speaks MongoDB's protocol, within the subset. */
class JobStoreTest {

    @RegisterExtension
    final TestStore store = TestStore.of("matching");

    private final Clock clock = Clock.fixed(JobRoom.NOW, ZoneOffset.UTC);

    @Test
    void aJobIsReadAsItWasWrittenWithItsDecisions() {
        MongoDatabase database = store.database(PendingEvents.of(List.of(Topics.JOB_CHANGED)));
        Documents jobs = database.open(PostJob.COLLECTION);
        PostJob post = post(database, jobs);
        DecideSkills decide = new DecideSkills(jobs, clock);

        post.post("acme", WAREHOUSE, posting("Helper", "You hold a CPR card.", given(FORKLIFT, 7)))
                .block();
        JobOutcome decided = decide.decide(
                        "acme", WAREHOUSE, new DecideSkills.Choices(List.of(), List.of(FORKLIFT), List.of(CPR)))
                .blockOptional()
                .orElseThrow();

        Job stored = jobs.find(WAREHOUSE.value())
                .map(JobDocument::toJob)
                .blockOptional()
                .orElseThrow();
        assertThat(decided).isEqualTo(new JobOutcome.Changed(stored));
        assertThat(stored.seq()).isEqualTo(2);
        assertThat(database.outbox()
                        .waiting()
                        .concatMap(database.outbox()::read)
                        .flatMapIterable(waiting -> waiting.events())
                        .map(event -> event.seq())
                        .collectList()
                        .block())
                .as("both changes wait for the relay, in order")
                .containsExactly(1L, 2L);
    }

    @Test
    void ofTwoEmployersWhoSayOneIdSideBySideOneHasItAndTheOtherListsNothing() {
        MongoDatabase database = store.database(PendingEvents.of(List.of(Topics.JOB_CHANGED)));
        Documents jobs = database.open(PostJob.COLLECTION);
        Documents listed = database.open(EmployerJobs.COLLECTION);
        EmployerJobs employers = new EmployerJobs(listed, jobs);
        PostJob post = new PostJob(jobs, employers, JobRoom.starter(), clock);

        List<JobOutcome> outcomes = Flux.just("acme", "globex", "acme", "globex")
                .parallel(4)
                .runOn(Schedulers.parallel())
                .flatMap(employer -> post.post(employer, WAREHOUSE, posting("Helper", "You hold a CPR card.")))
                .sequential()
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof JobOutcome.Opened)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof JobOutcome.NotTheirs)
                .hasSize(2);
        assertThat(Flux.just("acme", "globex")
                        .concatMap(employers::of)
                        .map(Job::id)
                        .collectList()
                        .block())
                .containsExactly(WAREHOUSE);
    }

    private PostJob post(MongoDatabase database, Documents jobs) {
        EmployerJobs employers = new EmployerJobs(database.open(EmployerJobs.COLLECTION), jobs);
        return new PostJob(jobs, employers, JobRoom.starter(), clock);
    }
}
