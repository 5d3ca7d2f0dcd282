/** A room that exists to be caught or let through. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lerexchange.testkit.house.villa.ballroom;

import org.jspecify.annotations.NullMarked;
import org.lerexchange.testkit.house.ApplicationModule;
