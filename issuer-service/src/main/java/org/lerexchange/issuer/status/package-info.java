/**
 * Status: the place of each credential in a status list, and its standing.
 *
 * <p>Owns one document per place, and the published lists as a view of them in memory. Hears nothing and says
 * {@code ler.credential.status-changed}, through the relay. Calls {@code institutions} for ids and the public address, and
 * {@code keys} for a hasher and a signer.
 */
@ApplicationModule(allowedDependencies = {"institutions", "keys"})
@NullMarked
package org.lerexchange.issuer.status;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
