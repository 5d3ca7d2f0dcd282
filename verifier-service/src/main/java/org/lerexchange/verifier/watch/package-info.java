/**
 * What is watched of the world: how credentials stand, which consents are over, and which parts rest on which of them.
 *
 * <p>Owns {@code watch-credentials} (how a credential stands, which parts rest on it), {@code watch-consents}
 * (which parts a consent has, whether it is over) and {@code watch-issuers} (which credentials were presented of an
 * issuer). Hears and says nothing itself: {@code verification} hears for both. May call {@code checks} for its words,
 * {@code resolution} and {@code trust} for what they know of issuers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"checks", "resolution", "trust"})
package org.lerexchange.verifier.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
