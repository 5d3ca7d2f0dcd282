/**
 * The compose file's profile {@code demo}: the region's story on an exchange that somebody else runs, as a process of its
 * own.
 *
 * <p>Owns nothing that lasts. Calls {@code story}, which sends and sees; hears and says nothing itself, and nothing here
 * calls it.
 */
@NullMarked
package org.lerexchange.local.compose.demo;

import org.jspecify.annotations.NullMarked;
