/** A room that exists to be caught or let through. */
@ApplicationModule(allowedDependencies = {"cellar :: wine"})
@NullMarked
package org.lerexchange.testkit.house.villa.kitchen;

import org.jspecify.annotations.NullMarked;
import org.lerexchange.testkit.house.ApplicationModule;
