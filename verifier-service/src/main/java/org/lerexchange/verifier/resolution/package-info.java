/**
 * Looks things up for the checks: the keys of issuers and holders, the status lists of issuers outside the region.
 *
 * <p>The only room that goes outside, and only through the edge's guarded client. Owns its caches, hears and says nothing.
 * May call {@code checks}, and {@code trust} for the issuers of the region, which are never looked up outside.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"checks", "trust"})
package org.lerexchange.verifier.resolution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
