/**
 * What employers look for: their postings, the skills that were found in them and what the employer made of those.
 *
 * <p>Owns {@code jobs-jobs}, one document per job, and {@code jobs-employers}, which job ids an employer has. Hears
 * nothing itself; its view {@code OpenJobs} is filled by whoever subscribes to {@code ler.job.changed}. Says
 * {@code ler.job.changed}. May call {@code taxonomy} for skills and {@code ranking} for the language of needs.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"taxonomy", "ranking"})
package org.lerexchange.matching.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
