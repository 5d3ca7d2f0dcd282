/**
 * A shared language of skills: maps what a credential or a posting says to canonical skills and keeps how it got there.
 *
 * <p>Owns the taxonomy of skills and occupations, its labels and its relations, and which one serves now. Hears and says
 * nothing; reads only the tables it is handed. Calls no neighbour.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.lerexchange.matching.taxonomy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
