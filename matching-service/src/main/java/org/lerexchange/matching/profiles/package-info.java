/**
 * Profiles: what is proved of a learner, under a pseudonym, as far as a live consent lets employers see it.
 *
 * <p>Owns {@code profiles-profiles}, one document per profile. Hears {@code ler.consent.changed}, {@code
 * ler.presentation.verified} and {@code ler.preference.changed}; in whatever order they come, the document ends the same.
 * Says {@code ler.profile.changed}. May call {@code taxonomy}, to find the canonical skills of what a credential says.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"taxonomy"})
package org.lerexchange.matching.profiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
