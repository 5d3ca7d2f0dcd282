/**
 * Awards: what institutions report about people, one by one or as a roster, and what became of it.
 *
 * <p>Owns the award records and the rosters' progress. Hears {@code ler.award.answered} and says
 * {@code ler.award.recorded}. Calls {@code institutions}, {@code keys}, {@code recipients} (for the claim code of
 * who waits) and {@code status} (for the standing of what was issued).
 */
@ApplicationModule(allowedDependencies = {"institutions", "keys", "recipients", "status"})
@NullMarked
package org.lerexchange.issuer.awards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
