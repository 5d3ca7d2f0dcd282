/**
 * Institutions: the tenants that report awards, and the DIDs under which their credentials are issued.
 *
 * <p>Owns tenants and issuer profiles. Hears nothing yet and says {@code ler.issuer.changed}. Calls no neighbour.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lerexchange.issuer.institutions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
