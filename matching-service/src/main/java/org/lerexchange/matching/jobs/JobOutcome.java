package org.lerexchange.matching.jobs;

import org.lerexchange.matching.taxonomy.SkillId;

/** What became of what an employer said about a job. */
sealed interface JobOutcome {

    record Opened(Job job) implements JobOutcome {}

    record Changed(Job job) implements JobOutcome {}

    /** Nothing was new; nothing is said. */
    record Unchanged(Job job) implements JobOutcome {}

    /** There is no such job for this employer; there may be one for another. */
    record NotTheirs(JobId id) implements JobOutcome {}

    /** A closed job stays as it is. */
    record Closed(JobId id) implements JobOutcome {}

    /** The job has no such skill. */
    record UnknownSkill(SkillId skill) implements JobOutcome {}

    /** More than a job has. */
    record TooManySkills(int skills) implements JobOutcome {}

    /** More than an employer has. */
    record TooManyJobs() implements JobOutcome {}
}
