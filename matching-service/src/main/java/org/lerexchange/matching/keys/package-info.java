/**
 * Keys: the one secret of the matching service, and the pseudonyms made with it.
 *
 * <p>Owns the master key, read from a file; nobody else touches it. Hears and says nothing; calls no neighbour.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.lerexchange.matching.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
