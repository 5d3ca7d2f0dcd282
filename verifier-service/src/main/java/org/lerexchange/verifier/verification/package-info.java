/**
 * Tells of every part that a learner presents whether it holds, and tells it again when the world changes.
 *
 * <p>Owns {@code verification-parts}: facts and verdict of each part, and no credential. Hears
 * {@code ler.presentation.shared}, {@code ler.credential.status-changed}, {@code ler.consent.changed} and
 * {@code ler.trust.changed}; says {@code ler.presentation.verified} and {@code ler.claim.retracted}. Whoever writes a part
 * looks at the world again afterwards, so that every order of arrival ends in the same verdict. May call {@code checks},
 * {@code keys}, {@code resolution} and {@code watch}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"checks", "keys", "resolution", "watch"})
package org.lerexchange.verifier.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
