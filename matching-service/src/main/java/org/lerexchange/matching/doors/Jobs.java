package org.lerexchange.matching.doors;

import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.matching.feeds.Feeds;
import org.lerexchange.matching.jobs.JobId;

/** Which jobs exist for a caller: the tenant's own. */
final class Jobs {

    private Jobs() {}

    /** Another tenant's job, no job at all and no job id: one answer. */
    static JobId owned(Feeds feeds, Caller caller, String text) {
        JobId job = parse(text);
        caller.tenantOr404(feeds.employer(job).orElseThrow(Refusal::notFound));
        return job;
    }

    private static JobId parse(String text) {
        try {
            return new JobId(text);
        } catch (IllegalArgumentException none) {
            throw Refusal.notFound();
        }
    }
}
