/** A room that exists to be caught or let through. */
@ApplicationModule(allowedDependencies = "cellar")
@NullMarked
package org.lerexchange.testkit.house.villa.attic;

import org.jspecify.annotations.NullMarked;
import org.lerexchange.testkit.house.ApplicationModule;
