package org.lerexchange.matching.jobs;

import org.lerexchange.matching.ranking.JobNeeds;

/**
 * A job as those who match see it.
 *
 * @param employer the tenant whose job it is
 * @param seq of the event that said so
 * @param open whether it takes candidates
 */
public record OpenJob(JobId id, String employer, long seq, boolean open, String title, JobNeeds needs) {}
