/**
 * Keys: the one room that touches private keys and secrets. Everyone else is handed a {@code Hasher}, a {@code Sealer}, an
 * {@code Opener} or a {@code Signer}.
 *
 * <p>Owns the institutions' signing keys; the service's keys of the day and the region's secret are the keyring's, which
 * also hears and says {@code ler.key.published} in this room's name. Calls no neighbour.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lerexchange.issuer.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
