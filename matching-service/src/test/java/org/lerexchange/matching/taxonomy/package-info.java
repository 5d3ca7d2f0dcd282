/**
 * The tests of {@code taxonomy}: what is found, how, and from which tables.
 *
 * <p>Owns nothing; hears and says nothing.
 */
@NullMarked
package org.lerexchange.matching.taxonomy;

import org.jspecify.annotations.NullMarked;
