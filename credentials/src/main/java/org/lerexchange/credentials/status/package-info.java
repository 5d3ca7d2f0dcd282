/**
 * Says whether a credential was revoked or suspended, by the bit it points to.
 *
 * <p>Owns Bitstring Status List 1.0: lists, entries, list credentials and their errors. May call {@code json}.
 */
@NullMarked
package org.lerexchange.credentials.status;

import org.jspecify.annotations.NullMarked;
