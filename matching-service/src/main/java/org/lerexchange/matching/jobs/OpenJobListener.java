package org.lerexchange.matching.jobs;

import org.lerexchange.events.JobChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears jobs into a view that nobody matches by: one that is rebuilt beside the live one, which {@code feeds} fills. */
final class OpenJobListener implements Hears<JobChanged> {

    private final OpenJobs jobs;

    OpenJobListener(OpenJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Mono<Said> on(Heard<JobChanged> event) {
        return Mono.fromSupplier(() -> said(OpenJobMapping.hear(jobs, event)));
    }

    @Override
    public Mono<Said> onGone(String key) {
        return Mono.fromSupplier(() -> said(jobs.gone(new JobId(key))));
    }

    private static Said said(JobChange change) {
        return switch (change.effect()) {
            case APPLIED -> Said.applied();
            case DUPLICATE -> Said.duplicate();
            case REPLACED -> Said.replaced();
        };
    }
}
