/**
 * The tests of {@code ranking}: what the score promises.
 *
 * <p>Owns nothing; hears and says nothing.
 */
@NullMarked
package org.lerexchange.matching.ranking;

import org.jspecify.annotations.NullMarked;
