/**
 * Institutions: the tenants that report awards, and the DIDs under which their credentials are issued.
 *
 * <p>Owns tenants and their DID documents. Hears nothing and says {@code ler.issuer.changed}, through the relay. Calls
 * {@code keys} for the public half of a signing key.
 */
@ApplicationModule(allowedDependencies = "keys")
@NullMarked
package org.lerexchange.issuer.institutions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
