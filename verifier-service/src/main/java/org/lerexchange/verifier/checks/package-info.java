/**
 * What a credential is worth today: values in, values out.
 *
 * <p>Owns the facts that are kept of a credential and every rule by which they are judged. Hears and says nothing, waits
 * for nothing, asks no clock. May call no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.lerexchange.verifier.checks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
