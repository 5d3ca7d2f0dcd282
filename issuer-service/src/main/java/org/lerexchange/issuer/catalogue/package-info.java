/**
 * The catalogue: what an institution awards, in versions.
 *
 * <p>Owns the achievements. Hears nothing and says nothing yet. Calls {@code institutions} for the tenant's id and for whom a caller speaks.
 */
@ApplicationModule(allowedDependencies = "institutions")
@NullMarked
package org.lerexchange.issuer.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
