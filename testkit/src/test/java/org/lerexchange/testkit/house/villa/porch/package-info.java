/** A room that exists to be caught or let through. */
@NullMarked
package org.lerexchange.testkit.house.villa.porch;

import org.jspecify.annotations.NullMarked;
