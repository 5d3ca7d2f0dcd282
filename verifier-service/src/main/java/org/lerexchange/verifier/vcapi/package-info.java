/**
 * The verifier's public interface for credentials that anybody holds in hand (VC API 0.3, Verify Credential).
 *
 * <p>Owns nothing and keeps nothing; hears and says nothing. May call {@code checks}, {@code resolution} for the facts and
 * {@code watch} for the world.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"checks", "resolution", "watch"})
package org.lerexchange.verifier.vcapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
