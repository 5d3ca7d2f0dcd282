/**
 * The whole exchange on one machine with nothing installed but a JDK, and the command line that runs it.
 *
 * <p>Owns the commands of {@code ./ler} and the seam through which the region's story is played. May call
 * {@code parts} and {@code supervision}; the story calls it.
 */
@NullMarked
package org.lerexchange.local;

import org.jspecify.annotations.NullMarked;
