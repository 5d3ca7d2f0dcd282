/**
 * Partners: institutions whose own systems report awards by Kafka, each on a topic of its own, and are answered on another.
 *
 * <p>Owns {@code partners-answers}, what was answered to a partner about an award. Hears {@code ler.in.*.award} and {@code
 * ler.award.answered}; says {@code ler.out.*.award}. Calls {@code awards}, by the use case that serves every door, {@code
 * institutions} for their ids and {@code keys} to open who the person is.
 */
@ApplicationModule(allowedDependencies = {"awards", "institutions", "keys"})
@NullMarked
package org.lerexchange.issuer.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
