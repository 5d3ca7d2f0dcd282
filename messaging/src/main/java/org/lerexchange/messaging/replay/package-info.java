/**
 * Rebuilds read models from their topics beside the live ones, and tells whether both are the same.
 *
 * <p>Owns nothing that lasts: a rebuilt model lives in memory until it was compared, and there is one at a time. Hears the
 * topics that a room's {@code Rebuildable} names from their beginning, with no group and no offset, opened and checked as
 * the intake does; what the rebuilt rooms say is dropped. Says nothing. May call {@code messaging}, {@code documents} and
 * {@code intake}.
 */
@NullMarked
package org.lerexchange.messaging.replay;

import org.jspecify.annotations.NullMarked;
