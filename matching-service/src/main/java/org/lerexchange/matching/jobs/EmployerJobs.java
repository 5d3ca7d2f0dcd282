package org.lerexchange.matching.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which jobs an employer has: one document per employer, so that listing needs no query but by id.
 *
 * <p>A job's id is listed <em>before</em> the job is written. Whatever dies in between leaves an id without a job, which
 * is passed over in reading and comes right when the employer says the job again: nothing needs repair at the start. An
 * id that another employer won in between is passed over, too, for the job itself says whose it is.
 */
final class EmployerJobs {

    static final String COLLECTION = "jobs-employers";

    /** Jobs of one employer, closed ones too: as many as its feed shows, for a cursor has a position for each. */
    static final int MOST_JOBS = 500;

    /** Jobs that are read at a time; each may have its 64 K of text. */
    private static final int PAGE = 50;

    private final Documents employers;
    private final Documents jobs;

    EmployerJobs(Documents employers, Documents jobs) {
        this.employers = employers;
        this.jobs = jobs;
    }

    /** Whether there is room for it; an id that is listed stays so. */
    Mono<Boolean> list(String employer, JobId id) {
        return employers.change(employer, stored -> {
            List<String> ids = new ArrayList<>(
                    stored.map(found -> found.getList("jobs", String.class)).orElse(List.of()));
            if (ids.contains(id.value())) {
                return Change.keep(true);
            }
            if (ids.size() >= MOST_JOBS) {
                return Change.keep(false);
            }
            ids.add(id.value());
            return Change.write(true, new Document("jobs", ids));
        });
    }

    /** The employer's jobs, in the order in which their ids were first said. */
    Flux<Job> of(String employer) {
        return employers
                .find(employer)
                .flatMapIterable(stored -> stored.getList("jobs", String.class))
                .buffer(PAGE)
                .concatMap(ids -> jobs.find(ids)
                        .map(JobDocument::toJob)
                        .filter(job -> job.employer().equals(employer))
                        .collectMap(job -> job.id().value())
                        .flatMapIterable(found -> ids.stream()
                                .flatMap(id -> Stream.ofNullable(found.get(id)))
                                .toList()));
    }
}
