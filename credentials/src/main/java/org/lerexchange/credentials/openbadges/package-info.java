/**
 * Writes and reads Open Badges 3.0 achievement credentials, employment among them.
 *
 * <p>Owns the shape of the credential and its structural rules. May call {@code json}, {@code contexts} and {@code status}.
 */
@NullMarked
package org.lerexchange.credentials.openbadges;

import org.jspecify.annotations.NullMarked;
