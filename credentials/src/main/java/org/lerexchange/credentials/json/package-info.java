/**
 * Reads JSON that may come from anybody, strictly, and writes it canonically.
 *
 * <p>Owns the rules of I-JSON (RFC 7493) as far as a signature rests on them. May call no other room.
 */
@NullMarked
package org.lerexchange.credentials.json;

import org.jspecify.annotations.NullMarked;
