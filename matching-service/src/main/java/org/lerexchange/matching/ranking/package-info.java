/**
 * Decides how well a candidate's evidence meets a job's needs, in whole numbers, and explains each answer.
 *
 * <p>Owns the weights and the rules of the score. Hears and says nothing, and touches nothing outside: values in, values
 * out, "as of" a given moment. Its types cannot hold a name, contact, school, age, sex or postcode. From its neighbour
 * {@code taxonomy} it takes ids only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "taxonomy")
package org.lerexchange.matching.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
