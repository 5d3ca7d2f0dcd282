/**
 * Keys: the one room that touches private keys and secrets. Everyone else is handed a {@code Hasher}, a {@code Sealer} or
 * an {@code Opener}.
 *
 * <p>Owns the service's keys of the day and the secrets. Hears and says {@code ler.key.published}. Calls no neighbour.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lerexchange.issuer.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
