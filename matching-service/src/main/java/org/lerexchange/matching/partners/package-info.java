/**
 * Partners: employers whose own systems say their jobs by Kafka and follow their feed there, each on topics of its own.
 *
 * <p>Owns nothing: how far a partner's feed has come is the offset of its consumer group. Hears {@code ler.in.*.job} and,
 * once more for each partner and from the beginning, {@code ler.match.changed}; says {@code ler.out.*.feed}. May call {@code
 * jobs}, by the use cases that serve every door, and {@code feeds} for what still stands. No consent, part or profile id
 * leaves.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"feeds", "jobs"})
package org.lerexchange.matching.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
