/**
 * Keeps each job's list of candidates, and says every change of it once, in the job's own order.
 *
 * <p>Owns {@code feeds-heads}, one document per job: how far the feed has come and what its last turns changed, and {@code
 * feeds-members}, who was on the list before these turns. Hears {@code
 * ler.profile.changed}, which it hands to {@code index}, and {@code ler.job.changed}, which it hands to {@code jobs}; what
 * the short road hides it learns from the {@code index}'s mask, in process. Says {@code ler.match.changed}. May call
 * {@code index}, {@code jobs}, {@code keys} for pseudonyms, {@code ranking} and {@code taxonomy} for labels.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"index", "jobs", "keys", "ranking", "taxonomy"})
package org.lerexchange.matching.feeds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
