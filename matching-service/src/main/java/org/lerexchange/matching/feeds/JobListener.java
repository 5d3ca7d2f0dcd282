package org.lerexchange.matching.feeds;

import org.lerexchange.events.JobChanged;
import org.lerexchange.matching.jobs.JobChange;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.jobs.OpenJobMapping;
import org.lerexchange.matching.jobs.OpenJobs;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears jobs into their view, and marks the feed of a job that changed. */
final class JobListener implements Hears<JobChanged> {
    private final OpenJobs jobs;
    private final Marks marks;
    private final Runnable look;

    JobListener(OpenJobs jobs, Marks marks, Runnable look) {
        this.jobs = jobs;
        this.marks = marks;
        this.look = look;
    }

    @Override
    public Mono<Said> on(Heard<JobChanged> event) {
        return Mono.fromSupplier(() -> marked(new JobId(event.key()), OpenJobMapping.hear(jobs, event)));
    }

    @Override
    public Mono<Said> onGone(String key) {
        return Mono.fromSupplier(() -> marked(new JobId(key), jobs.gone(new JobId(key))));
    }

    private Said marked(JobId job, JobChange change) {
        if (change.effect() == JobChange.Effect.APPLIED) {
            marks.job(job);
            look.run();
        }
        return switch (change.effect()) {
            case APPLIED -> Said.applied();
            case DUPLICATE -> Said.duplicate();
            case REPLACED -> Said.replaced();
        };
    }
}
