/** Callers to test with: tokens that say themselves who bears them. */
@NullMarked
package org.lerexchange.testkit.tokens;

import org.jspecify.annotations.NullMarked;
