/**
 * Opens what was sealed to the verifier; nobody else in the service touches a private key.
 *
 * <p>Owns the verifier's view of the {@code keyring}, which says {@code ler.key.published}. Calls no neighbour.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.lerexchange.verifier.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
