/**
 * Measures a running exchange from outside, beside a floor on the same broker in the same run.
 *
 * <p>Owns its figures and nothing else; what it makes in the exchange (achievements, awards, one job) is named after the
 * run. Hears and says no event of its own. May call {@code local}: its addresses, its demo people and its resending doors.
 */
@NullMarked
package org.lerexchange.benchmarks;

import org.jspecify.annotations.NullMarked;
