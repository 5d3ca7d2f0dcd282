package org.lerexchange.matching.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.lerexchange.events.JobChanged;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.matching.taxonomy.TaxonomyTables;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;

/** The room on a store in memory, with the starter taxonomy. */
final class JobRoom {

    static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    static final JobId WAREHOUSE = new JobId("warehouse-1");
    static final SkillId FORKLIFT = new SkillId("ler:skill:forklift");
    static final SkillId PHLEBOTOMY = new SkillId("ler:skill:phlebotomy");
    static final SkillId CPR = new SkillId("ler:skill:cpr");

    final InMemoryDatabase database = new InMemoryDatabase(PendingEvents.of(List.of(Topics.JOB_CHANGED)));
    final Documents jobs = database.open(PostJob.COLLECTION);
    final Documents listed = database.open(EmployerJobs.COLLECTION);
    final CurrentTaxonomy language = starter();
    final EmployerJobs employers = new EmployerJobs(listed, jobs);
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final PostJob post = new PostJob(jobs, employers, language, clock);
    final DecideSkills decide = new DecideSkills(jobs, clock);

    static CurrentTaxonomy starter() {
        try {
            return new CurrentTaxonomy(TaxonomyTables.starter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Posting posting(String title, String text, Posting.Given... given) {
        return new Posting(
                title,
                Optional.of(text),
                List.of(given),
                Optional.empty(),
                new Posting.Workplace(
                        Optional.of("us-ny-061"), JobNeeds.Mode.ON_SITE, Optional.empty(), Optional.of(2_500L)),
                Optional.empty());
    }

    static Posting.Given given(SkillId skill, int weight) {
        return new Posting.Given(skill, "as given", weight, true, false);
    }

    JobOutcome posted(String employer, JobId id, Posting posting) {
        return post.post(employer, id, posting).blockOptional().orElseThrow();
    }

    JobOutcome decided(String employer, JobId id, List<SkillId> accept, List<SkillId> drop, List<SkillId> must) {
        return decide.decide(employer, id, new DecideSkills.Choices(accept, drop, must))
                .blockOptional()
                .orElseThrow();
    }

    Job stored(JobId id) {
        return jobs.find(id.value()).map(JobDocument::toJob).blockOptional().orElseThrow();
    }

    /** Plays the relay. */
    List<Event<?>> said() {
        return database.outbox()
                .waiting()
                .concatMap(database.outbox()::read)
                .concatMap(waiting -> database.outbox().pull(waiting).thenReturn(waiting))
                .flatMapIterable(waiting -> waiting.events())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    static Heard<JobChanged> heard(Event<?> event) {
        return new Heard<>(event.key(), event.seq(), event.generation(), event.time(), (JobChanged) event.value());
    }
}
