/** A room that exists to be caught or let through. */
@NullMarked
package org.lerexchange.testkit.house.villa.attic.chest;

import org.jspecify.annotations.NullMarked;
