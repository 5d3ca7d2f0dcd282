/**
 * The candidates as matching may see them now: every profile in memory, and the mask of the short road over it.
 *
 * <p>Owns the candidate index and the mask, both rebuilt from state topics at every start. Hears {@code
 * ler.consent.changed}, {@code ler.claim.retracted} and {@code ler.trust.changed} on the short road; {@code
 * ler.profile.changed} reaches it through {@code feeds}, which hears it. Says nothing. May call {@code ranking}, whose
 * types it fills, and {@code taxonomy}, whose ids it uses.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ranking", "taxonomy"})
package org.lerexchange.matching.index;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
