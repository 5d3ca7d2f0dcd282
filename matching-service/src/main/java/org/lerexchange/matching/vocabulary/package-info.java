/**
 * How a region's language of skills arrives and is looked up: the agency brings a taxonomy in batches, everybody may ask.
 *
 * <p>Owns {@code vocabulary-versions}, the versions of the taxonomy and which of them serves, and
 * {@code vocabulary-batches}, their content. Hears and says nothing. May call {@code taxonomy}, to which it hands what
 * serves.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "taxonomy")
package org.lerexchange.matching.vocabulary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
