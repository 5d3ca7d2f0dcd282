/**
 * The demo region: its institutions, employers, achievements, learners, employment records and jobs, and how awards are
 * dealt to its learners; or the same learners over real input from a folder.
 *
 * <p>Owns the tables under {@code /region}. Hears and says nothing; calls {@code local}'s {@code People} only.
 */
@NullMarked
package org.lerexchange.local.region;

import org.jspecify.annotations.NullMarked;
