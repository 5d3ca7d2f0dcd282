/**
 * The tests of the rules that every room of the matching service obeys.
 *
 * <p>Owns nothing; hears and says nothing.
 */
@NullMarked
package org.lerexchange.matching;

import org.jspecify.annotations.NullMarked;
