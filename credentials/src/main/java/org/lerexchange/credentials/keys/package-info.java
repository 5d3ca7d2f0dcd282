/**
 * Holds signing and verifying keys and the JCA provider that serves them.
 *
 * <p>Owns Multikey encoding, the {@code Signer} handed to those who may sign, and the port through which a verification
 * method becomes a key. May call no other room.
 */
@NullMarked
package org.lerexchange.credentials.keys;

import org.jspecify.annotations.NullMarked;
