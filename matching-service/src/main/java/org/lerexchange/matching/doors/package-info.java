/**
 * The doors of the feeds: an employer reads what its jobs' feeds said, page by page or as a stream, and who is on a list
 * now and why.
 *
 * <p>Owns {@code doors-items}, one document per job and feed sequence, and {@code doors-employers}, how far each job of an
 * employer has come. Hears {@code ler.match.changed}; says nothing. May call {@code feeds} for what holds at this moment,
 * {@code jobs} for the id of a job and {@code ranking} for the names of the bands. No consent, part or profile id leaves.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"feeds", "jobs", "ranking"})
package org.lerexchange.matching.doors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
