/**
 * Closes a text so that one key opens it, and wraps private keys at rest.
 *
 * <p>Owns the JWE profile of the exchange and the master key. May call {@code keys}.
 */
@NullMarked
package org.lerexchange.credentials.sealing;

import org.jspecify.annotations.NullMarked;
