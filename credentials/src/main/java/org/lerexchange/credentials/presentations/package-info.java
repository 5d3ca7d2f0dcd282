/**
 * Lets a holder present one credential to one verifier, once.
 *
 * <p>Owns the presentation envelope and the holder binding. May call {@code json}, {@code keys} and {@code proofs}.
 */
@NullMarked
package org.lerexchange.credentials.presentations;

import org.jspecify.annotations.NullMarked;
