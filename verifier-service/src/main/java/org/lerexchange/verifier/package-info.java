/**
 * The verifier service: tells whether what is presented is authentic and current, and again when the world changes.
 *
 * <p>Its rooms: {@code checks} (pure decisions), {@code trust} (whom the region's agency stands behind), {@code resolution}
 * (the only room that goes outside), {@code keys} (opens what was sealed to the verifier), {@code verification} (facts,
 * verdicts, and the watch over them).
 */
@NullMarked
package org.lerexchange.verifier;

import org.jspecify.annotations.NullMarked;
